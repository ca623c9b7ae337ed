/**
 * The generated part of {@code e2e/demo}: one {@code Schema} manifest for each kind of GitHub
 * event. The files are checked in so that they can be read and applied without a build; a test
 * fails when they differ from what {@link io.agledger.e2e.manifest.SchemaManifests} makes of {@code
 * e2e/data}. May call {@code github}.
 */
@NullMarked
package io.agledger.e2e.manifest;

import org.jspecify.annotations.NullMarked;
