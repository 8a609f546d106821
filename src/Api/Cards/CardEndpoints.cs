using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Personas;
using PersonaUniverse.RateLimits;
using PersonaUniverse.Users;

namespace PersonaUniverse.Cards;

/// <summary>Character cards in and out.</summary>
internal static class CardEndpoints
{
    // The form around a file takes some more.
    private const int MaxBodyBytes = CardLimits.FileBytes + (64 * 1024);

    // Each of these counts as one more request.
    private const int BytesPerRequest = 1024 * 1024;

    public static void MapCards(this IEndpointRouteBuilder routes)
    {
        var personas = routes.MapGroup("/personas").WithTags("Cards");
        personas.MapPost("/import", ImportAsync)
            .WithSummary("Creates a persona from a character card (V1, V2, V3; JSON or PNG), sent as the body or as a form's file.")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .Accepts<IFormFile>("multipart/form-data", "application/json", "image/png", "*/*")
            .AllowScopes(ApiKeyScopes.PersonasWrite);
        personas.MapGet("/{personaId}/card", ExportAsync)
            .WithSummary("Returns a persona as a character card: format json (version 2 or 3) or png (both versions in one).")
            .AllowScopes(ApiKeyScopes.PersonasRead, ApiKeyScopes.PersonasWrite);
    }

    private static async Task<Created<PersonaResponse>> ImportAsync(
        string? id,
        string? visibility,
        HttpRequest request,
        Caller caller,
        UserRateLimiter limiter,
        PersonaCreation creation,
        IGrainFactory grains,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        // While it is read, a file is held several times over: a hundred large ones at once would be more than a process has.
        limiter.RequireFurther(request.HttpContext, (int)((request.ContentLength ?? MaxBodyBytes) / BytesPerRequest));
        var content = await CardUpload.ReadAsync(request, cancellationToken);
        var file = CardFile.Read(content);
        var (definition, extension, lore) = CardReader.Read(file, Convert.ToHexStringLower(SHA256.HashData(content)), clock.GetUtcNow());

        // Before the files are kept: a card that is refused anyway would leave its picture here for a day.
        extension.RequireKnown(await grains.CoreProfile().GetAsync(cancellationToken));
        await creation.RequireRoomAsync(caller, cancellationToken);
        var files = grains.PersonaFiles();
        var card = definition.Card! with
        {
            DocumentHash = await PutAsync(files, CardDocumentBytes(file), cancellationToken),
            LoreHash = lore is null ? null : await PutAsync(files, lore.Write(), cancellationToken),
            ImageHash = file.Picture is null ? null : await PutAsync(files, file.Picture, cancellationToken),
        };
        var draft = new PersonaDraft(
            definition with { Card = card },
            extension.Intensities,
            PersonaVisibilities.Parse(visibility) ?? PersonaVisibility.Private,
            new PersonaOrigin(OriginKinds.Card, AncestorId: null, AncestorVersion: 0, clock.GetUtcNow()));

        // A card of ours says the id it had. It has it here too, if nobody else has.
        var persona = id is not null
            ? await creation.BeginAsync(id, draft, caller, cancellationToken)
            : await creation.BeginSomewhereAsync(extension.Id, draft, caller, cancellationToken);
        return TypedResults.Created($"/api/personas/{persona.Id}", PersonaResponse.From(persona, caller));
    }

    private static async Task<IResult> ExportAsync(
        string personaId,
        string? format,
        int? version,
        Caller caller,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (format is not (null or "json" or "png") || version is not (null or 2 or 3))
        {
            throw ApiException.Invalid("format", "format is json or png, version 2 or 3.");
        }

        var result = await grains.Persona(personaId).GetDraftAsync(caller.Actor, cancellationToken);
        var (draft, persona) = result.Outcome is PersonaOutcome.Done
            ? (result.Draft!, result.Profile!)
            : throw PersonaFailure.Of(result.Outcome);
        var files = grains.PersonaFiles();
        var card = draft.Definition.Card;
        var kept = await GetAsync(files, card?.DocumentHash, cancellationToken);
        var original = kept is null ? null : CardDocument.ParseKept(kept);
        if (format is "png")
        {
            var picture = await GetAsync(files, card?.ImageHash, cancellationToken) ?? PortraitPng.Draw(persona.Color);
            var png = CardFile.WritePng(
                picture, CardWriter.Write(draft, persona, original, 2), CardWriter.Write(draft, persona, original, 3));
            return TypedResults.File(png, "image/png", $"{persona.Id}.png");
        }

        return TypedResults.File(
            CardWriter.Write(draft, persona, original, version ?? 3), "application/json", $"{persona.Id}.json");
    }

    private static byte[] CardDocumentBytes(CardFile file)
        => Encoding.UTF8.GetBytes(file.Document.Root.ToJsonString());

    private static Task<string> PutAsync(IPersonaFilesGrain files, byte[] content, CancellationToken cancellationToken)
        => files.PutAsync(ImmutableCollectionsMarshal.AsImmutableArray(content), cancellationToken);

    private static async Task<byte[]?> GetAsync(IPersonaFilesGrain files, string? hash, CancellationToken cancellationToken)
        => hash is not null && await files.GetAsync(hash, cancellationToken) is { } content
            ? ImmutableCollectionsMarshal.AsArray(content)
            : null;
}
