using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using PersonaUniverse.Auth;
using PersonaUniverse.Health;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;

namespace PersonaUniverse;

/// <summary>The JSON of everything that crosses the edge, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(GuestToken))]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatResponse))]
[JsonSerializable(typeof(PersonalityRequest))]
[JsonSerializable(typeof(PersonalityResponse))]
[JsonSerializable(typeof(CreatePersonaRequest))]
[JsonSerializable(typeof(ExplainedTraits))]
[JsonSerializable(typeof(ReceiptResponse))]
[JsonSerializable(typeof(AdherenceSeries))]
[JsonSerializable(typeof(TraitHistoryPage))]
[JsonSerializable(typeof(RollbackRequest))]
[JsonSerializable(typeof(CoreTraitRequest))]
[JsonSerializable(typeof(CoreProfileResponse))]
[JsonSerializable(typeof(EditPersonaRequest))]
[JsonSerializable(typeof(PersonaResponse))]
[JsonSerializable(typeof(PersonaList))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(SessionSummary))]
[JsonSerializable(typeof(MessageList))]
[JsonSerializable(typeof(MemoryList))]
[JsonSerializable(typeof(PersonaMemoriesList))]
[JsonSerializable(typeof(MemoryItem))]
[JsonSerializable(typeof(EditMemoryRequest))]
[JsonSerializable(typeof(ForgottenMemories))]
[JsonSerializable(typeof(MemoryHealth))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, string>))]
[JsonSerializable(typeof(CloneRequest))]
[JsonSerializable(typeof(InferenceRequest))]
[JsonSerializable(typeof(InferenceResponse))]
[JsonSerializable(typeof(Lineage))]
[JsonSerializable(typeof(PersonaVersionList))]
[JsonSerializable(typeof(PersonaVersion))]
[JsonSerializable(typeof(PersonaDiff))]
[JsonSerializable(typeof(CreateKeyRequest))]
[JsonSerializable(typeof(CreatedKey))]
[JsonSerializable(typeof(KeyList))]
[JsonSerializable(typeof(Liveness))]
[JsonSerializable(typeof(Readiness))]
[JsonSerializable(typeof(TurnStarted))]
[JsonSerializable(typeof(ReplyDelta))]
[JsonSerializable(typeof(AiResponse))]
[JsonSerializable(typeof(TraitsExtractedEvent))]
[JsonSerializable(typeof(TurnFailed))]
[JsonSerializable(typeof(TurnStopped))]
[JsonSerializable(typeof(TypingChanged))]
[JsonSerializable(typeof(PresenceChanged))]
[JsonSerializable(typeof(TraitChangedEvent))]
[JsonSerializable(typeof(AcceptedMessage))]
[JsonSerializable(typeof(JoinedSession))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(TypingRequest))]
[JsonSerializable(typeof(PersonaRequest))]
[JsonSerializable(typeof(PersonasRequest))]
[JsonSerializable(typeof(ImmutableArray<PersonaResponse>))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
internal sealed partial class ApiJson : JsonSerializerContext;
