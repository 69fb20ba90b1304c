/** Statistics of paired experiments with few repetitions: pure functions of numbers. */
@NullMarked
package dev.ablate.report.statistics;

import org.jspecify.annotations.NullMarked;
