using System.Globalization;

namespace PersonaUniverse.Memory.Ranking;

public sealed class TimeWordsTests
{
    // A Wednesday.
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 12, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("What did we do today?", "2026-05-20", "2026-05-21")]
    [InlineData("What did I say yesterday?", "2026-05-19", "2026-05-20")]
    [InlineData("the day before yesterday", "2026-05-18", "2026-05-19")]
    [InlineData("last night", "2026-05-19", "2026-05-20")]
    [InlineData("this week", "2026-05-18", "2026-05-25")]
    [InlineData("last week", "2026-05-11", "2026-05-18")]
    [InlineData("last weekend", "2026-05-16", "2026-05-18")]
    [InlineData("last month", "2026-04-01", "2026-05-01")]
    [InlineData("last year", "2025-01-01", "2026-01-01")]
    [InlineData("two days ago", "2026-05-18", "2026-05-19")]
    [InlineData("a couple of weeks ago", "2026-05-04", "2026-05-11")]
    [InlineData("three months ago", "2026-02-01", "2026-03-01")]
    [InlineData("10 years ago", "2016-01-01", "2017-01-01")]
    [InlineData("in the past three days", "2026-05-17", "2026-05-21")]
    [InlineData("on Monday", "2026-05-18", "2026-05-19")]
    [InlineData("last Wednesday", "2026-05-13", "2026-05-14")]
    [InlineData("in March", "2026-03-01", "2026-04-01")]
    [InlineData("in November", "2025-11-01", "2025-12-01")]
    [InlineData("in May 2023", "2023-05-01", "2023-06-01")]
    [InlineData("on 8 May, 2023", "2023-05-08", "2023-05-09")]
    [InlineData("on May 8th, 2023", "2023-05-08", "2023-05-09")]
    [InlineData("on the 3rd of April", "2026-04-03", "2026-04-04")]
    [InlineData("in 2023", "2023-01-01", "2024-01-01")]
    [InlineData("last summer", "2025-06-01", "2025-09-01")]
    [InlineData("in the winter of 2024", "2023-12-01", "2024-03-01")]
    [InlineData("on 2024-02-29", "2024-02-29", "2024-03-01")]
    [InlineData("in 2023, or rather in June 2023", "2023-06-01", "2023-07-01")]
    public void Find_TimeWords_GivesTheirRange(string text, string from, string to)
        => Assert.Equal(new TimeRange(Day(from), Day(to)), Find(text));

    [Theory]
    [InlineData("What may I call you?")]
    [InlineData("They march on.")]
    [InlineData("I have 2023 stamps.")]
    [InlineData("2024-02-30 is no day, nor is 12-34-56.")]
    [InlineData("last but not least")]
    [InlineData("31 February 99999")]
    [InlineData("99999999999 years ago")]
    [InlineData("")]
    public void Find_NoTime_FindsNone(string text)
        => Assert.True(Find(text) is null or { From.Month: 2 });

    private static TimeRange? Find(string text) => TimeWords.Find(Tokenizer.Split(text), text, Now);

    private static DateTimeOffset Day(string day)
        => new(DateTime.Parse(day, CultureInfo.InvariantCulture), Now.Offset);
}
