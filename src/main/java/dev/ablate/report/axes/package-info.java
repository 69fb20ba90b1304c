/** What varies in a sweep, and how much each of it matters. */
@NullMarked
package dev.ablate.report.axes;

import org.jspecify.annotations.NullMarked;
