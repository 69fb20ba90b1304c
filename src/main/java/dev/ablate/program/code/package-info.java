/**
 * Text of TorchScript: methods as they are written, the constants they read, the archive that holds
 * them.
 */
@NullMarked
package dev.ablate.program.code;

import org.jspecify.annotations.NullMarked;
