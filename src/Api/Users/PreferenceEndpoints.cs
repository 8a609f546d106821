using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Users;

internal static class PreferenceEndpoints
{
    private const int MaxPreferences = 50;
    private const int MaxKeyLength = 50;
    private const int MaxValueLength = 500;

    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        var preferences = routes.MapGroup("/users/me/preferences").WithTags("Users");
        preferences.MapGet("", GetAsync).WithSummary("Returns the caller's preferences, which personas know and heed.");
        preferences.MapPut("", SetAsync).WithSummary("Replaces the caller's preferences: a flat map of strings, shown to personas.");
    }

    private static async Task<Ok<ImmutableSortedDictionary<string, string>>> GetAsync(
        Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var preferences = await grains.User(caller.UserId)
            .GetPreferencesAsync(cancellationToken: cancellationToken);
        return TypedResults.Ok(preferences!.Values);
    }

    private static async Task<Ok<ImmutableSortedDictionary<string, string>>> SetAsync(
        Dictionary<string, string?> preferences, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var stored = await grains.User(caller.UserId)
            .SetPreferencesAsync(Check(preferences), cancellationToken);
        return TypedResults.Ok(stored.Values);
    }

    private static ImmutableSortedDictionary<string, string> Check(Dictionary<string, string?> preferences)
    {
        if (preferences.Count > MaxPreferences)
        {
            throw ApiException.Invalid("$", $"At most {MaxPreferences} preferences.");
        }

        var errors = preferences.Where(preference => !Fits(preference)).ToDictionary(
            preference => preference.Key,
            _ => new[] { $"A key is 1–{MaxKeyLength} characters of text without line breaks, a value 1–{MaxValueLength} characters." });
        return errors.Count == 0
            ? preferences.ToImmutableSortedDictionary(preference => preference.Key, preference => preference.Value!)
            : throw ApiException.Invalid(errors);
    }

    private static bool Fits(KeyValuePair<string, string?> preference)
        => preference is { Key.Length: >= 1 and <= MaxKeyLength, Value.Length: >= 1 and <= MaxValueLength }
            && !preference.Key.Any(char.IsControl)
            && !preference.Value.Contains('\0', StringComparison.Ordinal);
}
