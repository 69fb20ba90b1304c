/** What programs sum up for metrics, and metrics of such sums. */
@NullMarked
package dev.ablate.program.metric;

import org.jspecify.annotations.NullMarked;
