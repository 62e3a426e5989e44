/** Mines as the engine does, with rules left out. */
package io.loginsight.core.mine;
