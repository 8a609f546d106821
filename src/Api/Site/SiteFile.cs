using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace PersonaUniverse.Site;

/// <summary>A file of the built site, with its compressed twins where the build made some.</summary>
internal sealed class SiteFile
{
    private const string Unchanging = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    // The best first.
    private static readonly (string Encoding, string Suffix)[] Compressions = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly string _path;
    private readonly string _contentType;
    private readonly string _cacheControl;
    private readonly string _tag;
    private readonly DateTimeOffset _changedAt;
    private readonly string[] _encodings;

    private SiteFile(FileInfo file, bool isHashed, string[] encodings)
    {
        _path = file.FullName;
        _contentType = ContentTypes.TryGetContentType(file.Name, out var type) ? WithCharset(type) : "application/octet-stream";
        _cacheControl = isHashed ? Unchanging : AskAgain;
        _tag = $"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}";
        _changedAt = file.LastWriteTimeUtc;
        _encodings = encodings;
    }

    public static SiteFile Describe(FileInfo file, bool isHashed)
        => new(file, isHashed, [.. Compressions.Where(twin => File.Exists(file.FullName + twin.Suffix)).Select(twin => twin.Encoding)]);

    /// <summary>Whether a path is that of a compressed twin, which is never asked for by name.</summary>
    public static bool IsTwin(string path) => Compressions.Any(twin => path.EndsWith(twin.Suffix, StringComparison.Ordinal));

    /// <summary>Sends the file, or says that the client's copy is still good.</summary>
    public Task SendAsync(HttpContext context)
    {
        var encoding = _encodings.FirstOrDefault(offered => Accepts(context.Request, offered));
        var headers = context.Response.Headers;
        headers.CacheControl = _cacheControl;
        if (_encodings.Length > 0)
        {
            headers.Vary = HeaderNames.AcceptEncoding;
        }

        var path = _path;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
            path += Compressions.First(twin => twin.Encoding == encoding).Suffix;
        }

        // Each form is a representation of its own, with a tag of its own.
        var tag = new EntityTagHeaderValue($"\"{_tag}{(encoding is null ? "" : $"-{encoding}")}\"");
        return TypedResults.PhysicalFile(path, _contentType, lastModified: _changedAt, entityTag: tag).ExecuteAsync(context);
    }

    private static bool Accepts(HttpRequest request, string encoding)
        => request.GetTypedHeaders().AcceptEncoding.Any(accepted
            => accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);

    private static string WithCharset(string type)
        => type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
}
