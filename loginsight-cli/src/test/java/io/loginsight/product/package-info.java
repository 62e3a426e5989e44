/** Tests of what holds for all modules together; they are here because here all modules are seen. */
package io.loginsight.product;
