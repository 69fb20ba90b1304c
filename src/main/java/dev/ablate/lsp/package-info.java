/** The language server: what editors ask about files, answered from the checker and the catalog. */
@NullMarked
package dev.ablate.lsp;

import org.jspecify.annotations.NullMarked;
