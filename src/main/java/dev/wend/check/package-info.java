/** Names, types and rules: from a tree to a checked script. Knows nothing of ops or storage. */
package dev.wend.check;
