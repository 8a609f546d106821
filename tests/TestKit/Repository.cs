using System.Reflection;

namespace PersonaUniverse.TestKit;

/// <summary>The repository the tests were built from.</summary>
public static class Repository
{
    /// <summary>Gets its root.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(directory.FullName, "PersonaUniverse.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run below the repository.");
        }

        return directory.FullName;
    }
}
