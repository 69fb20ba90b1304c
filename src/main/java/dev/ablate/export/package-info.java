/** Trials as files for others: TorchScript modules, safetensors, PyTorch scripts. */
@NullMarked
package dev.ablate.export;

import org.jspecify.annotations.NullMarked;
