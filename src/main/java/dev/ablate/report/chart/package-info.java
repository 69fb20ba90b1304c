/** Learning curves: means over seeds, axes, and the paths that an SVG draws. */
@NullMarked
package dev.ablate.report.chart;

import org.jspecify.annotations.NullMarked;
