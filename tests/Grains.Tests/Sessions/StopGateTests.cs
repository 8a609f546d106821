using PersonaUniverse.Sessions.Turns;

namespace PersonaUniverse.Sessions;

public sealed class StopGateTests
{
    [Theory]
    [InlineData("Hello\nEdda: hi", "Hello", "\nEdda:")]
    [InlineData("Hello there", "Hello there", "\nEdda:")]
    [InlineData("aab", "a", "ab")]
    [InlineData("one END two STOP", "one ", "STOP", "END")]
    [InlineData("almost EN", "almost EN", "END")]
    [InlineData("", "", "END")]
    [InlineData("ENDless", "", "END")]
    public void Pass_PieceByPieceOfAnySize_EndsBeforeTheFirstStop(string text, string expected, params string[] stops)
    {
        for (var size = 1; size <= Math.Max(1, text.Length); size++)
        {
            var gate = new StopGate(stops);
            var passed = string.Concat(text.Chunk(size).Select(piece => gate.Pass(new string(piece)))) + gate.Release();

            Assert.Equal(expected, passed);
            Assert.Equal(expected != text, gate.Closed);
        }
    }

    [Fact]
    public void Pass_WithoutStops_HoldsNothingBack()
    {
        var gate = new StopGate(null);

        Assert.Equal("at once", gate.Pass("at once"));
        Assert.Equal("", gate.Release());
    }
}
