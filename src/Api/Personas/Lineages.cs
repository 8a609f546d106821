using System.Collections.Immutable;
using PersonaUniverse.Auth;

namespace PersonaUniverse.Personas;

/// <summary>Reads lineages: up along the origins that personas keep, down by search.</summary>
internal sealed class Lineages(IGrainFactory grains)
{
    private const int MostAncestors = 32;
    private const int MostChildren = 100;
    private const int Depth = 5;
    private const int MostPersonas = 500;

    /// <summary>Reads a persona's lineage, as far as the caller may see it.</summary>
    /// <exception cref="Errors.ApiException">There is no such persona.</exception>
    public async Task<Lineage> ReadAsync(string personaId, Caller caller, CancellationToken cancellationToken)
    {
        var persona = await grains.FindPersonaAsync(personaId, caller, cancellationToken)
            ?? throw PersonaFailure.Of(PersonaOutcome.PersonaUnknown);
        var left = MostPersonas;
        return new Lineage(
            Describe(persona),
            await AncestorsAsync(persona, caller, cancellationToken),
            await DescendantsAsync(personaId, Depth));

        async Task<ImmutableArray<LineageNode>> DescendantsAsync(string ancestorId, int depth)
        {
            if (depth == 0 || left <= 0)
            {
                return [];
            }

            var children = await grains.Catalog()
                .DescendantsAsync(ancestorId, caller.UserId, Math.Min(left, MostChildren), cancellationToken);
            left -= children.Length;
            var nodes = ImmutableArray.CreateBuilder<LineageNode>(children.Length);
            foreach (var child in children)
            {
                nodes.Add(new LineageNode(
                    Describe(child), child.Origin!.AncestorVersion, await DescendantsAsync(child.Id, depth - 1)));
            }

            return nodes.MoveToImmutable();
        }
    }

    private async Task<ImmutableArray<LineageItem>> AncestorsAsync(
        PersonaProfile persona, Caller caller, CancellationToken cancellationToken)
    {
        var ancestors = ImmutableArray.CreateBuilder<LineageItem>();
        var origin = persona.Origin;
        while (origin is { AncestorId: { } ancestorId } && ancestors.Count < MostAncestors)
        {
            var ancestor = await grains.FindPersonaAsync(ancestorId, caller, cancellationToken);
            ancestors.Add(new LineageItem(ancestorId, ancestor?.Name, origin.AncestorVersion, ancestor?.Origin?.Kind));
            origin = ancestor?.Origin;
        }

        return ancestors.ToImmutable();
    }

    private static LineageItem Describe(PersonaProfile persona)
        => new(persona.Id, persona.Name, persona.Version, persona.Origin?.Kind);
}
