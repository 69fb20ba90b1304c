/** The commands of {@code ./ablate}: arguments, wiring, what is printed and exit codes. */
@NullMarked
package dev.ablate.cli;

import org.jspecify.annotations.NullMarked;
