using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using PersonaUniverse.Models;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

public sealed class ExtractionQueueTests : IDisposable
{
    private readonly Judge _judge = new();
    private readonly ExtractionQueue _queue;

    public ExtractionQueueTests() => _queue = new ExtractionQueue(_judge);

    [Fact]
    public async Task Extract_WhileOneIsJudged_GoTogetherUpToEight()
    {
        var analyses = Enumerable.Range(1, 11).Select(number => _queue.ExtractAsync(Exchange("ada", number))).ToArray();

        await _judge.AnswerAsync(3);
        var all = await Task.WhenAll(analyses);

        Assert.Equal([1, 8, 2], _judge.Batches);
        Assert.Equal(Enumerable.Range(1, 11).Select(number => (double?)number / 100.0), all.Select(analysis => analysis?.Confidence));
    }

    [Fact]
    public async Task Extract_OfTwoPersonas_NeverGoTogether()
    {
        var analyses = "AABBA".Select((persona, at) => _queue.ExtractAsync(Exchange($"{persona}", at))).ToArray();

        await _judge.AnswerAsync(4);
        await Task.WhenAll(analyses);

        Assert.Equal([1, 1, 2, 1], _judge.Batches);
    }

    [Fact]
    public async Task Extract_ReportThatCannotBeRead_IsMissingForItsExchangeAlone()
    {
        var first = _queue.ExtractAsync(Exchange("ada", 1));
        var unreadable = _queue.ExtractAsync(Exchange("ada", Judge.Unreadable));
        var last = _queue.ExtractAsync(Exchange("ada", 3));

        await _judge.AnswerAsync(2);

        Assert.NotNull(await first);
        Assert.Null(await unreadable);
        Assert.NotNull(await last);
    }

    [Fact]
    public async Task Extract_AfterAModelThatFailed_AsksAgain()
    {
        var failed = _queue.ExtractAsync(Exchange("ada", Judge.Failing));
        var next = _queue.ExtractAsync(Exchange("ada", 2));

        await _judge.AnswerAsync(2);

        await Assert.ThrowsAsync<ModelException>(() => failed);
        Assert.Equal(0.02, (await next)?.Confidence);
    }

    [Fact]
    public async Task Extract_WhatFailedBefore_GoesAlone()
    {
        var failing = _queue.ExtractAsync(Exchange("ada", Judge.Failing), again: true);
        var next = Enumerable.Range(1, 2).Select(number => _queue.ExtractAsync(Exchange("ada", number), again: true)).ToArray();
        var later = Enumerable.Range(3, 2).Select(number => _queue.ExtractAsync(Exchange("ada", number))).ToArray();

        await _judge.AnswerAsync(4).WaitAsync(TestTimeouts.Default, Cancellation);
        await Task.WhenAll([.. next, .. later]);

        Assert.Equal([1, 1, 1, 2], _judge.Batches);
        await Assert.ThrowsAsync<ModelException>(() => failing);
    }

    [Fact]
    public async Task Dispose_WhileOneIsJudgedAndOthersWait_GivesAllUpAndAsksNoMore()
    {
        var analyses = Enumerable.Range(1, 3).Select(number => _queue.ExtractAsync(Exchange("ada", number))).ToArray();

        _queue.Dispose();
        var late = _queue.ExtractAsync(Exchange("ada", 4));

        foreach (var analysis in (Task[])[.. analyses, late])
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => analysis.WaitAsync(TestTimeouts.Default, Cancellation));
        }

        Assert.Equal([1], _judge.Batches);
    }

    public void Dispose() => _queue.Dispose();

    private static Exchange Exchange(string personaId, int number) => new(
        new PersonaProfile(personaId, personaId, "", "#336699", "", null, [], null, null, [], 1), $"{number}", "Well.");

    /// <summary>Answers one call for each time it is let.</summary>
    private sealed class Judge : ITraitExtractor
    {
        public const int Unreadable = -1;
        public const int Failing = -2;

        private readonly Channel<TaskCompletionSource> _calls = Channel.CreateUnbounded<TaskCompletionSource>();

        public List<int> Batches { get; } = [];

        public bool AsksModel(PersonaProfile persona) => true;

        public async Task AnswerAsync(int calls)
        {
            for (; calls > 0; calls--)
            {
                (await _calls.Reader.ReadAsync(Cancellation)).SetResult();
            }
        }

        public async Task<ImmutableArray<TurnAnalysis?>> ExtractAsync(
            ImmutableArray<Exchange> exchanges, CancellationToken cancellationToken)
        {
            Batches.Add(exchanges.Length);
            var let = new TaskCompletionSource();
            _calls.Writer.TryWrite(let);
            await let.Task.WaitAsync(cancellationToken);
            int[] numbers = [.. exchanges.Select(exchange => int.Parse(exchange.UserMessage, CultureInfo.InvariantCulture))];
            return numbers.Contains(Failing)
                ? throw new ModelException(ModelFailure.Unavailable, "The model is away.")
                : [.. numbers.Select(number => number == Unreadable ? null : TurnAnalysis.Empty with { Confidence = number / 100.0 })];
        }
    }
}
