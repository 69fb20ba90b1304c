/** Writes the TorchScript program that trains an array of trials: plain text, no engine. */
@NullMarked
package dev.ablate.program;

import org.jspecify.annotations.NullMarked;
