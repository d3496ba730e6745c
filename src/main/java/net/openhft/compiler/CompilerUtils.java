package net.openhft.compiler;

/** Where Chronicle Values looks for a compiler; see {@link CachedCompiler}. */
public final class CompilerUtils {
  public static final CachedCompiler CACHED_COMPILER = new CachedCompiler();

  private CompilerUtils() {}
}
