/** Stored trials as one HTML file and as JSON tables; the only user of FreeMarker. */
@NullMarked
package dev.ablate.report;

import org.jspecify.annotations.NullMarked;
