using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PersonaUniverse.Lore;
using PersonaUniverse.Memory;
using PersonaUniverse.Models;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>Pipelines to test with, of which nothing but grains and what is given is asked.</summary>
internal static class TurnPipelines
{
    public static TurnPipeline Of(IGrainFactory grains, ITurnLog? log = null, IChatModels? models = null, IPromptParts? parts = null)
    {
        var options = Options.Create(new SessionOptions());
        return new TurnPipeline(
            new MemoryRecall(grains, Options.Create(new MemoryOptions()), TimeProvider.System),
            new LoreReader(Unasked<IPersonaFiles>(), options, TimeProvider.System, NullLogger<LoreReader>.Instance),
            new ReplyGenerator(models ?? Unasked<IChatModels>(), TimeProvider.System),
            new ReceiptWriter(parts ?? Unasked<IPromptParts>(), NullLogger<ReceiptWriter>.Instance),
            log ?? Unasked<ITurnLog>(),
            options,
            TimeProvider.System,
            NullLogger<TurnPipeline>.Instance);
    }

    /// <summary>What a pipeline hands its turns to.</summary>
    public static TurnAnalyst Analyst(IGrainFactory grains, ITurnLog log)
        => new(
            new TurnTraits(grains, TimeProvider.System, NullLogger<TurnTraits>.Instance), log, NullLogger<TurnAnalyst>.Instance);

    /// <summary>A part that a test does not come to.</summary>
    public static T Unasked<T>()
        where T : class
        => Stub.Of<T>((MethodInfo method, object?[] _) => throw new NotSupportedException(method.Name));
}
