package net.openhft.compiler;

/** Named in the signatures of {@link CachedCompiler}; there is none. */
public interface MyJavaFileManager {}
