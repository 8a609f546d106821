using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PersonaUniverse.Storage;

/// <summary>How grain state looks as JSON: like all that is stored, and forgiving to states written before a member existed.</summary>
internal static class GrainStateJson
{
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    public static void Configure(JsonSerializerOptions options)
    {
        StoredJson.Configure(options);

        // Postgres' jsonb keeps its own order of members, so a type discriminator may come late.
        options.AllowOutOfOrderMetadataProperties = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new ImmutableArrayConverterFactory());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FillMissingCollections } };
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly();
        return options;
    }

    // A member that an older state lacks would otherwise be a default ImmutableArray, which throws on every use.
    private static void FillMissingCollections(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.IsValueType)
        {
            return;
        }

        var arrays = type.Properties
            .Where(property => property is { Get: not null, Set: not null } && IsImmutableArray(property.PropertyType))
            .Select(property => (
                Get: property.Get!,
                Set: property.Set!,
                Default: Activator.CreateInstance(property.PropertyType)!,
                Empty: property.PropertyType.GetField(nameof(ImmutableArray<int>.Empty))!.GetValue(null)))
            .ToArray();
        if (arrays.Length > 0)
        {
            type.OnDeserialized = state =>
            {
                foreach (var (get, set, missing, empty) in arrays)
                {
                    if (missing.Equals(get(state)))
                    {
                        set(state, empty);
                    }
                }
            };
        }
    }

    private static bool IsImmutableArray(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
}
