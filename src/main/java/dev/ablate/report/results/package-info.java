/** What a sweep has found so far, as rows, tables and comparisons in plain numbers. */
@NullMarked
package dev.ablate.report.results;

import org.jspecify.annotations.NullMarked;
