namespace PersonaUniverse.Hosting;

internal static class AcceptExtensions
{
    /// <summary>Whether the client names a media type among those it takes. A quality of 0 says that it does not.</summary>
    public static bool AcceptsByName(this HttpRequest request, string mediaType)
        => request.GetTypedHeaders().Accept.Any(accepted
            => accepted.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);
}
