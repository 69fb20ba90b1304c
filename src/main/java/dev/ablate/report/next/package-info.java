/** The file of an experiment, changed so that it answers what the results left open. */
@NullMarked
package dev.ablate.report.next;

import org.jspecify.annotations.NullMarked;
