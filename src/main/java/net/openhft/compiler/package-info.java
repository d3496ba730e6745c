/** What stands in for Chronicle's run-time compiler, so that the store needs none. */
package net.openhft.compiler;
