using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse;

/// <summary>What a test of conversations needs of its own: a user, a persona, a session.</summary>
public sealed record Scene(ApiClient User, string PersonaId, string SessionId) : IDisposable
{
    /// <summary>The trait every such persona has, at intensity one half.</summary>
    public const string TraitId = "boldness";

    private static readonly ConcurrentDictionary<string, int> Begun = new();

    public string SessionPath => $"/api/sessions/{SessionId}";

    public string PersonaPath => $"/api/personas/{PersonaId}";

    /// <summary>A guest of an API, a persona and a session.</summary>
    public static async Task<Scene> BeginAsync(string url, CancellationToken cancellationToken)
        => await BeginAsync(await ApiClient.ForGuestAsync(url, cancellationToken), cancellationToken);

    /// <summary>A persona and a session of a user's.</summary>
    public static async Task<Scene> BeginAsync(ApiClient user, CancellationToken cancellationToken)
    {
        var scene = new Scene(user, NextPersonaId(), $"s-{Guid.NewGuid():N}");
        var created = await user.PostAsync("/api/personas", scene.Persona(), cancellationToken);
        Assert.Equal(HttpStatusCode.Created, created.Status);
        return scene;
    }

    /// <summary>The same user and persona in another session.</summary>
    public Scene InNewSession() => this with { SessionId = $"s-{Guid.NewGuid():N}" };

    /// <summary>A message in this session to this persona.</summary>
    public ChatMessage Say(string text) => new(PersonaId, SessionId, text);

    /// <summary>Says something and expects an answer.</summary>
    public async Task<ApiAnswer> ChatAsync(string text, CancellationToken cancellationToken)
    {
        var answer = await User.ChatAsync(Say(text), cancellationToken);
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Body);
        return answer;
    }

    /// <summary>Changes a trait of the persona.</summary>
    public Task<ApiAnswer> ChangeAsync(string action, double? intensity, CancellationToken cancellationToken, string traitId = TraitId)
        => User.PutAsync("/api/personality", Change(action, intensity, traitId), cancellationToken);

    /// <summary>A change of one of the persona's traits.</summary>
    public Dictionary<string, object> Change(string action, double? intensity, string traitId = TraitId)
    {
        var change = new Dictionary<string, object> { ["personaId"] = PersonaId, ["traitId"] = traitId, ["action"] = action };
        if (intensity is { } amount)
        {
            change["intensity"] = amount;
        }

        return change;
    }

    /// <summary>How strong a trait of the persona is.</summary>
    public async Task<double> IntensityAsync(CancellationToken cancellationToken, string traitId = TraitId)
        => (await User.GetAsync(PersonaPath, cancellationToken)).Json.GetProperty("traits").EnumerateArray()
            .Single(trait => trait.GetProperty("id").GetString() == traitId).GetProperty("intensity").GetDouble();

    /// <summary>The session's turns, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> HistoryAsync(CancellationToken cancellationToken)
    {
        var answer = await User.GetAsync($"{SessionPath}/messages?limit=100", cancellationToken);
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Body);
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    public void Dispose() => User.Dispose();

    private object Persona() => new
    {
        id = PersonaId,
        name = $"Ada {PersonaId}",
        description = "A test's own persona.",
        traits = new[] { new { id = TraitId, name = "Boldness", description = "Speaks up.", intensity = 0.5 } },
    };

    // The same in every run, as the offline model's words follow from it: what a test reads in them must not depend on luck.
    private static string NextPersonaId()
    {
        var test = TestContext.Current.Test!.TestDisplayName;
        var number = Begun.AddOrUpdate(test, 1, (_, begun) => begun + 1);
        return $"p-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{test} {number}")))[..32]}";
    }
}
