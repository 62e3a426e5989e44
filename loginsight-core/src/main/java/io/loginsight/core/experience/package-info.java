/**
 * What people have said about incidents, put to use: what is no problem, what was the cause, what
 * is like it, and how far confidence can be trusted.
 */
@NullMarked
package io.loginsight.core.experience;

import org.jspecify.annotations.NullMarked;
