/** One concrete trial: its identity, what happens to it, and who trains and keeps it. */
@NullMarked
package dev.ablate.trial;

import org.jspecify.annotations.NullMarked;
