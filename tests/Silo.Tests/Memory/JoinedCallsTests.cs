using System.Net;
using PersonaUniverse.Memory.Qdrant;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

public sealed class JoinedCallsTests
{
    private readonly List<int[]> _made = [];
    private readonly TaskCompletionSource _firstIsUnderWay = new();
    private readonly TaskCompletionSource _firstMayEnd = new();

    [Fact]
    public async Task Make_WhileOneIsUnderWay_GoTogetherInTheNext()
    {
        var calls = new JoinedCalls<int, int>(AnswerTwiceAsManyAsync);
        var first = calls.MakeAsync(1, Cancellation);
        await _firstIsUnderWay.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        var others = Enumerable.Range(2, 5).Select(number => calls.MakeAsync(number, Cancellation)).ToArray();

        _firstMayEnd.SetResult();

        var answers = await Task.WhenAll(others);
        Assert.Equal(2, await first);
        Assert.Equal([4, 6, 8, 10, 12], answers);
        Assert.Equal([[1], [2, 3, 4, 5, 6]], _made);
    }

    [Fact]
    public async Task Make_OneOfSeveralIsRefused_FailsForItAlone()
    {
        var calls = new JoinedCalls<int, int>(async numbers =>
        {
            var answers = await AnswerTwiceAsManyAsync(numbers);
            return numbers.Contains(3) ? throw new HttpRequestException("Refused.", null, HttpStatusCode.BadRequest) : answers;
        });
        var first = calls.MakeAsync(1, Cancellation);
        await _firstIsUnderWay.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        var others = Enumerable.Range(2, 3).Select(number => calls.MakeAsync(number, Cancellation)).ToArray();

        _firstMayEnd.SetResult();

        await first;
        Assert.Equal(4, await others[0]);
        Assert.Equal(HttpStatusCode.BadRequest, (await Assert.ThrowsAsync<HttpRequestException>(() => others[1])).StatusCode);
        Assert.Equal(8, await others[2]);
    }

    [Fact]
    public async Task Make_NobodyAnswers_FailsForAllAtOnceAndGoesOnAfterwards()
    {
        var away = true;
        var calls = new JoinedCalls<int, int>(async numbers =>
        {
            var answers = await AnswerTwiceAsManyAsync(numbers);
            return away && numbers.Count > 1 ? throw new DependencyUnavailableException("memory") : answers;
        });
        var first = calls.MakeAsync(1, Cancellation);
        await _firstIsUnderWay.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        var others = Enumerable.Range(2, 3).Select(number => calls.MakeAsync(number, Cancellation)).ToArray();

        _firstMayEnd.SetResult();

        await first;
        foreach (var other in others)
        {
            await Assert.ThrowsAsync<DependencyUnavailableException>(() => other);
        }

        away = false;
        Assert.Equal(10, await calls.MakeAsync(5, Cancellation));
        Assert.Equal([[1], [2, 3, 4], [5]], _made);
    }

    [Fact]
    public async Task Make_GivenUpWhileWaiting_IsNotMade()
    {
        var calls = new JoinedCalls<int, int>(AnswerTwiceAsManyAsync);
        var first = calls.MakeAsync(1, Cancellation);
        await _firstIsUnderWay.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        using var stop = new CancellationTokenSource();
        var givenUp = calls.MakeAsync(2, stop.Token);
        var kept = calls.MakeAsync(3, Cancellation);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        _firstMayEnd.SetResult();

        await first;
        Assert.Equal(6, await kept);
        Assert.Equal([[1], [3]], _made);
    }

    private async Task<IReadOnlyList<int>> AnswerTwiceAsManyAsync(IReadOnlyList<int> numbers)
    {
        _made.Add([.. numbers]);
        _firstIsUnderWay.TrySetResult();
        await _firstMayEnd.Task;
        return [.. numbers.Select(number => 2 * number)];
    }
}
