namespace PersonaUniverse.Errors;

/// <summary>What clients get wrong, route by route: method, path, body, and how they are told.</summary>
internal static class BadInputs
{
    private const string Chat = "/api/chat";
    private const string Personality = "/api/personality";
    private const string Personas = "/api/personas";
    private const string Preferences = "/api/users/me/preferences";
    private const string Invalid = "invalid_input";
    private const string Malformed = "malformed_json";

    private static readonly string LongId = new('i', 101);
    private static readonly string LongPersonaId = new('p', 51);
    private static readonly string Deep = string.Concat(Enumerable.Repeat("[", 33)) + string.Concat(Enumerable.Repeat("]", 33));

    public static IEnumerable<(string Method, string Path, string? Body, int Status, string Code)> All =>
    [
        .. ToChat.Select(bad => ("POST", Chat, (string?)bad.Body, bad.Status, bad.Code)),
        .. ToPersonality.Select(bad => ("PUT", Personality, (string?)bad.Body, bad.Status, bad.Code)),
        .. ToCreate.Select(bad => ("POST", Personas, (string?)bad.Body, 400, bad.Code)),
        .. ToPreferences.Select(bad => ("PUT", Preferences, (string?)bad.Body, 400, bad.Code)),
        .. Elsewhere,
    ];

    private static IEnumerable<(string Body, int Status, string Code)> ToChat =>
    [
        ("", 400, Invalid),
        ("null", 400, Invalid),
        ("{", 400, Malformed),
        ("[]", 400, Malformed),
        ("\"hello\"", 400, Malformed),
        ("{}", 400, Invalid),
        ("""{"personaId":"p","sessionId":"s"}""", 400, Invalid),
        ("""{"message":"hi","sessionId":"s"}""", 400, Invalid),
        ("""{"message":"hi","personaId":"p"}""", 400, Invalid),
        ("""{"message":null,"personaId":"p","sessionId":"s"}""", 400, Invalid),
        ("""{"message":1,"personaId":"p","sessionId":"s"}""", 400, Malformed),
        ("""{"message":["hi"],"personaId":"p","sessionId":"s"}""", 400, Malformed),
        ("""{"message":"","personaId":"p","sessionId":"s"}""", 400, Invalid),
        ("""{"message":" \n\t","personaId":"p","sessionId":"s"}""", 400, Invalid),
        ("""{"message":"a\u0000b","personaId":"p","sessionId":"s"}""", 400, Invalid),
        ("""{"message":"\ud800","personaId":"p","sessionId":"s"}""", 400, Malformed),
        ("""{"message":"\udc00 tail","personaId":"p","sessionId":"s"}""", 400, Malformed),
        ($$"""{"message":"{{new string('a', 8001)}}","personaId":"p","sessionId":"s"}""", 400, Invalid),
        ($$"""{"message":"{{new string('a', 70_000)}}","personaId":"p","sessionId":"s"}""", 413, "body_too_large"),
        ("""{"message":"hi","personaId":"p","sessionId":"s","extra":1}""", 400, Malformed),
        ("""{"message":"hi","personaId":"p","sessionId":"s","userId":"somebody"}""", 400, Malformed),
        ("""{"message":"hi","personaId":"","sessionId":"s"}""", 400, Invalid),
        ("""{"message":"hi","personaId":"a b","sessionId":"s"}""", 400, Invalid),
        ("""{"message":"hi","personaId":"p\n","sessionId":"s"}""", 400, Invalid),
        ($$"""{"message":"hi","personaId":"{{LongPersonaId}}","sessionId":"s"}""", 400, Invalid),
        ("""{"message":"hi","personaId":"p","sessionId":""}""", 400, Invalid),
        ("""{"message":"hi","personaId":"p","sessionId":"s\n"}""", 400, Invalid),
        ("""{"message":"hi","personaId":"p","sessionId":"../etc/passwd"}""", 400, Invalid),
        ("""{"message":"hi","personaId":"p","sessionId":"sé"}""", 400, Invalid),
        ($$"""{"message":"hi","personaId":"p","sessionId":"{{LongId}}"}""", 400, Invalid),
        ("""{"message":"hi","personaId":"p","sessionId":"s","clientMessageId":""}""", 400, Invalid),
        ("""{"message":"hi","personaId":"p","sessionId":"s","clientMessageId":"a/b"}""", 400, Invalid),
        ("""{"message":"hi","personaId":"p","sessionId":"s","clientMessageId":"m\n"}""", 400, Invalid),
        ($$"""{"message":"hi","personaId":"p","sessionId":"s","extra":{{Deep}}}""", 400, Malformed),
    ];

    private static IEnumerable<(string Body, int Status, string Code)> ToPersonality =>
    [
        ("{}", 400, Invalid),
        ("not json", 400, Malformed),
        (Change("set", "-0.1"), 400, Invalid),
        (Change("set", "1.1"), 400, Invalid),
        (Change("set", "\"NaN\""), 400, Malformed),
        (Change("set", "\"0.5\""), 400, Malformed),
        (Change("set", "NaN"), 400, Malformed),
        (Change("set", "1e400"), 400, Invalid),
        (Change("set", "-1e400"), 400, Invalid),
        (Change("set", "null"), 400, Invalid),
        (Change("increase", "null"), 400, Invalid),
        (Change("add", "null"), 400, Invalid),
        (Change("explode", "0.5"), 400, Invalid),
        (Change("SET", "0.5"), 400, Invalid),
        (Change("reset", "0.5"), 400, Invalid),
        (Change("remove", "0.5"), 400, Invalid),
        ("""{"personaId":"p","traitId":"t","action":0,"intensity":0.5}""", 400, Malformed),
        ("""{"personaId":"p","traitId":"a b","action":"set","intensity":0.5}""", 400, Invalid),
        ("""{"personaId":"p","action":"set","intensity":0.5}""", 400, Invalid),
        ("""{"personaId":"p","traitId":"t","action":"set","intensity":0.5,"name":"N"}""", 400, Invalid),
        ("""{"personaId":"p","traitId":"t","action":"set","intensity":0.5,"force":true}""", 400, Malformed),
    ];

    private static IEnumerable<(string Body, string Code)> ToCreate =>
    [
        ("{}", Invalid),
        ("{", Malformed),
        ("""{"name":"N"}""", Invalid),
        ("""{"name":" ","description":"D"}""", Invalid),
        ("""{"name":"a\u0000","description":"D"}""", Invalid),
        ("""{"name":"N\nM","description":"D"}""", Invalid),
        ($$"""{"name":"{{new string('n', 101)}}","description":"D"}""", Invalid),
        ("""{"id":"a b","name":"N","description":"D"}""", Invalid),
        ("""{"id":"","name":"N","description":"D"}""", Invalid),
        ("""{"name":"N","description":"D","color":""}""", Invalid),
        ("""{"name":"N","description":"D","traits":[{"id":"t","name":"T\nU","intensity":0.1}]}""", Invalid),
        ("""{"name":"N","description":"D","color":"red"}""", Invalid),
        ("""{"name":"N","description":"D","ownerId":"me"}""", Malformed),
        ("""{"name":"N","description":"D","examples":[null]}""", Invalid),
        ($$"""{"name":"N","description":"D","examples":["{{new string('e', 501)}}"]}""", Invalid),
        ("""{"name":"N","description":"D","traits":[null]}""", Invalid),
        ("""{"name":"N","description":"D","traits":[{"id":"t"}]}""", Invalid),
        ("""{"name":"N","description":"D","traits":[{"id":"t","intensity":2}]}""", Invalid),
        ("""{"name":"N","description":"D","traits":[{"id":"t","intensity":0.1},{"id":"t","intensity":0.2}]}""", Invalid),
        ("""{"name":"N","description":"D","traits":[{"id":"t","intensity":0.1,"style":"loud"}]}""", Invalid),
        ("""{"name":"N","description":"D","coreIntensities":{"warmth":1.5}}""", Invalid),
        ("""{"name":"N","description":"D","coreIntensities":{"warmth":"high"}}""", Malformed),
    ];

    private static IEnumerable<(string Body, string Code)> ToPreferences =>
    [
        ("[]", Malformed),
        ("null", Invalid),
        ("""{"a":1}""", Malformed),
        ("""{"a":{"b":"c"}}""", Malformed),
        ("""{"a":null}""", Invalid),
        ("""{"a":""}""", Invalid),
        ("""{"":"a"}""", Invalid),
        ("""{"a\nb":"c"}""", Invalid),
        ("""{"a":"b\u0000"}""", Invalid),
        ("""{"a":"\ud800"}""", Malformed),
        ($$"""{"a":"{{new string('v', 501)}}"}""", Invalid),
        ($"{{{string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"k{i}\":\"v\""))}}}", Invalid),
    ];

    private static IEnumerable<(string Method, string Path, string? Body, int Status, string Code)> Elsewhere =>
    [
        ("GET", "/api/sessions?limit=0", null, 400, Invalid),
        ("GET", "/api/sessions?limit=101", null, 400, Invalid),
        ("GET", "/api/sessions?limit=many", null, 400, Invalid),
        ("GET", "/api/sessions?limit=99999999999", null, 400, Invalid),
        ("GET", "/api/sessions?cursor=yesterday", null, 400, Invalid),
        ("GET", "/api/sessions?cursor=2026-01-01T00:00:00Z,%20", null, 400, Invalid),
        ("GET", $"/api/sessions/{LongId}", null, 400, Invalid),
        ("GET", "/api/sessions/a%20b", null, 400, Invalid),
        ("GET", "/api/sessions/a%2Fb", null, 400, Invalid),
        ("DELETE", "/api/sessions/a%0Ab", null, 400, Invalid),
        ("GET", "/api/sessions/s/messages?before=0", null, 400, Invalid),
        ("GET", "/api/sessions/s/messages?before=-1", null, 400, Invalid),
        ("GET", "/api/sessions/s/messages?before=x", null, 400, Invalid),
        ("GET", "/api/sessions/s/messages?limit=-1", null, 400, Invalid),
        ("GET", "/api/sessions/s/messages?personaId=a%20b", null, 400, Invalid),
        ("GET", "/api/sessions/never-used", null, 404, "session_unknown"),
        ("GET", "/api/personas?limit=0", null, 400, Invalid),
        ("GET", "/api/personas?search=%00", null, 400, Invalid),
        ("GET", $"/api/personas?search={new string('s', 201)}", null, 400, Invalid),
        ("GET", $"/api/personas/{LongPersonaId}", null, 400, Invalid),
        ("GET", "/api/personas/nobody-here", null, 404, "persona_unknown"),
        ("DELETE", "/api/personas/nobody-here", null, 404, "persona_unknown"),
        ("PATCH", "/api/personas/nobody-here", "{}", 404, "persona_unknown"),
        ("PATCH", "/api/personas/p", """{"name":""}""", 400, Invalid),
        ("PATCH", "/api/personas/p", """{"name":" "}""", 400, Invalid),
        ("PATCH", "/api/personas/p", """{"color":"blue"}""", 400, Invalid),
        ("PATCH", "/api/personas/p", """{"id":"other"}""", 400, Malformed),
        ("PATCH", "/api/personas/p", "{", 400, Malformed),
        ("PATCH", "/api/personas/p", $$"""{"examples":["{{new string('e', 501)}}"]}""", 400, Invalid),
        ("GET", "/api/personas?deleted=true&cursor=%00", null, 400, Invalid),
        ("POST", "/api/personas", """{"name":"N","description":"D","traits":[{"id":"curiosity","intensity":0.3}]}""", 409, "trait_exists"),
        ("GET", "/api/nowhere", null, 404, "not_found"),
        ("GET", "/nowhere", null, 404, "not_found"),
        ("GET", Chat, null, 405, "method_not_allowed"),
        ("DELETE", Personality, null, 405, "method_not_allowed"),
    ];

    private static string Change(string action, string intensity)
        => $$"""{"personaId":"p","traitId":"t","action":"{{action}}","intensity":{{intensity}}}""";
}
