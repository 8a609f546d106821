namespace PersonaUniverse.TestKit;

/// <summary>A directory of a test's own, deleted with it.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("persona-universe-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
