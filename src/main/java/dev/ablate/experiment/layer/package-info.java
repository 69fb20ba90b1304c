/** What each layer makes of a shape, and the weights it trains. */
@NullMarked
package dev.ablate.experiment.layer;

import org.jspecify.annotations.NullMarked;
