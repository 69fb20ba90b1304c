/** Trials as plain PyTorch scripts. */
@NullMarked
package dev.ablate.export.script;

import org.jspecify.annotations.NullMarked;
