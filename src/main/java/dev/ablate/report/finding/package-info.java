/** What a reader of the tables might miss: found in the numbers, put into words by the view. */
@NullMarked
package dev.ablate.report.finding;

import org.jspecify.annotations.NullMarked;
