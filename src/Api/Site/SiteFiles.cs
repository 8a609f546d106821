using System.Collections.Frozen;

namespace PersonaUniverse.Site;

/// <summary>The built web site, as it lies beside the program: listed once, so that no request can name any other file.</summary>
internal sealed class SiteFiles
{
    private const string Folder = "site";
    private const string HashedFolder = "/assets/";

    private readonly FrozenDictionary<string, SiteFile> _files = List(Path.Combine(AppContext.BaseDirectory, Folder));

    /// <summary>Gets the page that every view of the site begins with; null where the site was not built.</summary>
    public SiteFile? Index => Find("/index.html");

    /// <summary>Finds a file by its path on the web.</summary>
    public SiteFile? Find(string path) => _files.GetValueOrDefault(path);

    private static FrozenDictionary<string, SiteFile> List(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return FrozenDictionary<string, SiteFile>.Empty;
        }

        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !SiteFile.IsTwin(file))
            .Select(file => (Path: WebPath(folder, file), File: file))
            .ToFrozenDictionary(
                found => found.Path,
                found => SiteFile.Describe(
                    new FileInfo(found.File), isHashed: found.Path.StartsWith(HashedFolder, StringComparison.Ordinal)),
                StringComparer.Ordinal);
    }

    private static string WebPath(string folder, string file)
        => "/" + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
