/**
 * What every plugin of Log Insight promises, as tests. The author of a plugin extends the contract
 * of its kind in the tests of the plugin, and hands over the provider:
 *
 * <pre>{@code
 * class RareContractTest extends AnalyzerContract {
 *   @Override
 *   protected AnalyzerProvider provider() {
 *     return new RareProvider();
 *   }
 * }
 * }</pre>
 *
 * <p>Each rule is one test, and a failure says what was seen and what to do. A rule that a plugin
 * cannot be asked about, because it breaks a more basic one, is skipped.
 */
@NullMarked
package io.loginsight.tck;

import org.jspecify.annotations.NullMarked;
