using System.Collections.Immutable;
using PersonaUniverse.Models;
using PersonaUniverse.Personas;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Has a session's exchanges analysed, one call at a time; those that end meanwhile go together in the next.</summary>
/// <remarks>
/// So a fast conversation, or one whose model is slow to judge, costs fewer calls, and no analysis waits for turns to come. What failed
/// before goes alone: an exchange that no model will judge must not take those beside it along a second time.
/// Lives on its grain's scheduler: between two awaits nothing else of the session runs.
/// </remarks>
internal sealed class ExtractionQueue(ITraitExtractor extractor) : IDisposable
{
    /// <summary>What is told of longer batches gets worse, and the answer must fit a model's output.</summary>
    private const int MostTogether = 8;

    private readonly List<Waiting> _waiting = [];
    private readonly CancellationTokenSource _ended = new();
    private bool _running;

    /// <summary>Gets whether nothing is analysed here any more.</summary>
    public bool HasEnded => _ended.IsCancellationRequested;

    /// <summary>Whether a model is asked about exchanges with a persona.</summary>
    public bool AsksModel(PersonaProfile persona) => extractor.AsksModel(persona);

    /// <summary>Analyses an exchange. Offline, it is done when this returns.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="again">Whether it was tried before.</param>
    /// <returns>What is observed; null when what the model wrote of it cannot be read.</returns>
    /// <exception cref="ModelException">The extracting model failed.</exception>
    /// <exception cref="OperationCanceledException">The queue has ended.</exception>
    public Task<TurnAnalysis?> ExtractAsync(Exchange exchange, bool again = false)
    {
        if (HasEnded)
        {
            return Task.FromCanceled<TurnAnalysis?>(new CancellationToken(canceled: true));
        }

        var analysed = new TaskCompletionSource<TurnAnalysis?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = new Waiting(exchange, again, analysed);
        _waiting.Add(waiting);
        if (!_running)
        {
            RunAsync().Ignore();
        }

        return waiting.Analysed.Task;
    }

    /// <summary>Ends it: the call under way is given up, and what waits is put to no model.</summary>
    public void Dispose()
    {
        if (HasEnded)
        {
            return;
        }

        // First: the call that is given up must find none to go on with.
        var waiting = _waiting.ToArray();
        _waiting.Clear();
        _ended.Cancel();
        _ended.Dispose();
        foreach (var exchange in waiting)
        {
            exchange.Analysed.TrySetCanceled();
        }
    }

    private async Task RunAsync()
    {
        _running = true;
        while (_waiting is [var first, ..])
        {
            ImmutableArray<Waiting> batch = first.Again ? [first] : [.. _waiting.TakeWhile(first.GoesWith).Take(MostTogether)];
            _waiting.RemoveRange(0, batch.Length);
            await ExtractAsync(batch);
        }

        _running = false;
    }

    private async Task ExtractAsync(ImmutableArray<Waiting> batch)
    {
        try
        {
            var analyses = await extractor.ExtractAsync([.. batch.Select(waiting => waiting.Exchange)], _ended.Token);
            foreach (var (waiting, analysis) in batch.Zip(analyses))
            {
                waiting.Analysed.SetResult(analysis);
            }
        }
        catch (Exception) when (HasEnded)
        {
            foreach (var waiting in batch)
            {
                waiting.Analysed.TrySetCanceled();
            }
        }
        catch (Exception failure)
        {
            foreach (var waiting in batch)
            {
                waiting.Analysed.TrySetException(failure);
            }
        }
    }

    private sealed record Waiting(Exchange Exchange, bool Again, TaskCompletionSource<TurnAnalysis?> Analysed)
    {
        public bool GoesWith(Waiting next) => !next.Again && next.Exchange.Persona.Id == Exchange.Persona.Id;
    }
}
