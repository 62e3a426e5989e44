/**
 * What a plugin implements: one provider interface for each kind of plugin, found through {@link
 * java.util.ServiceLoader}, and the interfaces that the provider makes.
 */
@NullMarked
package io.loginsight.spi;

import org.jspecify.annotations.NullMarked;
