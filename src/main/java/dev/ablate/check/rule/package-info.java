/** What must hold, one class a rule: of the statements of an experiment, and of each trial. */
@NullMarked
package dev.ablate.check.rule;

import org.jspecify.annotations.NullMarked;
