using System.Collections.Frozen;
using System.Globalization;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Reads times from words: "yesterday", "last week", "two months ago", "in May", "on 8 May, 2023", "in 2023".</summary>
/// <remarks>
/// A month without a year is the last such month that has begun. Weeks begin on Monday. Of several times the narrowest counts.
/// </remarks>
internal static class TimeWords
{
    private static readonly FrozenDictionary<string, int> MonthNames = Numbered(
        1,
        "january|jan february|feb march|mar april|apr may june|jun "
        + "july|jul august|aug september|sep|sept october|oct november|nov december|dec");

    private static readonly FrozenDictionary<string, int> WeekdayNames = Numbered(
        0, "sunday monday tuesday wednesday thursday friday saturday");

    private static readonly FrozenDictionary<string, int> CountWords = Numbered(
        1, "a|an|one two|couple three|few four five six seven|several eight nine ten eleven twelve");

    // The first month of each; winter's is December of the year before.
    private static readonly FrozenDictionary<string, int> SeasonNames = Numbered(1, "winter spring summer autumn|fall");

    /// <summary>Finds the time a text speaks of; <see langword="null"/> when it names none.</summary>
    /// <param name="words">The text's words.</param>
    /// <param name="text">The text: a date in figures is no word.</param>
    /// <param name="now">The time it is said at.</param>
    public static TimeRange? Find(List<Word> words, string text, DateTimeOffset now)
    {
        TimeRange? narrowest = IsoDate(text, now.Offset);
        for (var index = 0; index < words.Count; index++)
        {
            var found = At(words, index, now);
            if (found is { } range && (narrowest is not { } best || range.To - range.From < best.To - best.From))
            {
                narrowest = range;
            }
        }

        return narrowest;
    }

    private static TimeRange? At(List<Word> words, int index, DateTimeOffset now)
    {
        var word = words[index].Text;
        var today = new DateTimeOffset(now.Year, now.Month, now.Day, 0, 0, 0, now.Offset);
        return word switch
        {
            "today" or "tonight" => Days(today, 1),
            "yesterday" => Days(today.AddDays(Before(words, index, "day", "before") ? -2 : -1), 1),
            "ago" => Ago(words, index, today),
            "last" or "past" or "this" or "previous" => Relative(words, index, word == "this", today),
            _ when MonthNames.TryGetValue(word, out var month) => Month(words, index, month, today),
            _ when WeekdayNames.TryGetValue(word, out var day) && Text(words, index - 1) is "on" or "this" or "since"
                => Weekday(day, today),
            _ when SeasonNames.TryGetValue(word, out var season) && YearAfter(words, index) is { } year => Season(season, year, now.Offset),
            _ when YearOf(word) is { } year && Text(words, index - 1) is "in" or "of" or "during" or "since" => Year(year, now.Offset),
            _ => null,
        };
    }

    private static TimeRange? Ago(List<Word> words, int index, DateTimeOffset today)
    {
        var of = Text(words, index - 2) == "of" ? 1 : 0;
        return (Text(words, index - 1), Count(Text(words, index - 2 - of))) switch
        {
            ("day" or "days", { } count) => Days(today.AddDays(-count), 1),
            ("week" or "weeks", { } count) => Days(Monday(today).AddDays(-7 * count), 7),
            ("month" or "months", { } count) => Months(FirstOfMonth(today).AddMonths(-count), 1),
            ("year" or "years", { } count) when count < today.Year => Year(today.Year - count, today.Offset),
            _ => null,
        };
    }

    private static TimeRange? Relative(List<Word> words, int index, bool current, DateTimeOffset today)
    {
        var next = Text(words, index + 1);
        var back = current ? 0 : 1;
        if (!current && Count(next) is { } count && next is not ("a" or "an"))
        {
            return Text(words, index + 2) switch
            {
                "day" or "days" => new TimeRange(today.AddDays(-count), today.AddDays(1)),
                "week" or "weeks" => new TimeRange(today.AddDays(-7 * count), today.AddDays(1)),
                "month" or "months" => new TimeRange(today.AddMonths(-count), today.AddDays(1)),
                "year" or "years" when count < today.Year => new TimeRange(today.AddYears(-count), today.AddDays(1)),
                _ => null,
            };
        }

        return next switch
        {
            "night" or "evening" => Days(today.AddDays(-back), 1),
            "week" => Days(Monday(today).AddDays(-7 * back), 7),
            "weekend" => Days(Monday(today).AddDays(5 - 7 * back), 2),
            "month" => Months(FirstOfMonth(today).AddMonths(-back), 1),
            "year" => Year(today.Year - back, today.Offset),
            _ when WeekdayNames.TryGetValue(next, out var day) => Weekday(day, today),
            _ when SeasonNames.TryGetValue(next, out var season) && YearAfter(words, index + 1) is null
                => LastSeason(season, current, today),
            _ => null,
        };
    }

    private static TimeRange? Month(List<Word> words, int index, int month, DateTimeOffset today)
    {
        var before = Text(words, index - 1);
        var day = DayOf(before) ?? (before == "of" ? DayOf(Text(words, index - 2)) : null);
        var after = day is null && DayOf(Text(words, index + 1)) is not null ? 1 : 0;
        day ??= DayOf(Text(words, index + 1));
        var year = YearAfter(words, index + after);

        // "May" and "march" are months only beside a number or a preposition; so are short names.
        var isPlain = words[index].Text is "may" or "march" or "mar" or "jan" or "sep" or "dec";
        var isIntroduced = before is "in" or "since" or "of" or "last" or "this" or "during" or "early" or "late";
        if (isPlain && day is null && year is null && !isIntroduced)
        {
            return null;
        }

        var stated = year ?? (month <= today.Month ? today.Year : today.Year - 1);
        var first = new DateTimeOffset(stated, month, 1, 0, 0, 0, today.Offset);
        return day <= DateTime.DaysInMonth(stated, month) ? Days(first.AddDays(day.Value - 1), 1) : Months(first, 1);
    }

    private static TimeRange Weekday(int day, DateTimeOffset today)
    {
        var back = ((int)today.DayOfWeek - day + 7) % 7;
        return Days(today.AddDays(back == 0 ? -7 : -back), 1);
    }

    private static TimeRange LastSeason(int season, bool current, DateTimeOffset today)
    {
        var range = Season(season, today.Year + 1, today.Offset);
        while (current ? range.From > today : range.To > today)
        {
            range = new TimeRange(range.From.AddYears(-1), range.To.AddYears(-1));
        }

        return range;
    }

    private static TimeRange Season(int season, int year, TimeSpan offset)
        => Months(new DateTimeOffset(year, 1, 1, 0, 0, 0, offset).AddMonths(3 * (season - 1) - 1), 3);

    private static TimeRange? IsoDate(string text, TimeSpan offset)
    {
        for (var index = 4; index + 6 <= text.Length; index++)
        {
            if (text[index] == '-' && DateTime.TryParseExact(
                text.AsSpan(index - 4, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && YearOf(text.Substring(index - 4, 4)) is not null)
            {
                return Days(new DateTimeOffset(date, offset), 1);
            }
        }

        return null;
    }

    private static TimeRange Days(DateTimeOffset from, int days) => new(from, from.AddDays(days));

    private static TimeRange Months(DateTimeOffset from, int months) => new(from, from.AddMonths(months));

    private static TimeRange Year(int year, TimeSpan offset) => Months(new DateTimeOffset(year, 1, 1, 0, 0, 0, offset), 12);

    private static DateTimeOffset Monday(DateTimeOffset day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateTimeOffset FirstOfMonth(DateTimeOffset day) => day.AddDays(1 - day.Day);

    private static string Text(List<Word> words, int index) => index >= 0 && index < words.Count ? words[index].Text : "";

    private static bool Before(List<Word> words, int index, string first, string second)
        => Text(words, index - 2) == first && Text(words, index - 1) == second;

    private static int? Count(string word)
        => CountWords.TryGetValue(word, out var count) ? count
            : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number
            : null;

    private static int? YearAfter(List<Word> words, int index)
        => YearOf(Text(words, index + 1)) ?? (Text(words, index + 1) is "of" or "in" ? YearOf(Text(words, index + 2)) : null);

    private static int? YearOf(string word)
        => word.Length == 4
            && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1899 and < 2200
                ? year
                : null;

    private static int? DayOf(string word)
    {
        var digits = word.AsSpan().TrimEnd("stndrh");
        return word.Length - digits.Length is 0 or 2
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is > 0 and < 32 ? day : null;
    }

    private static FrozenDictionary<string, int> Numbered(int first, string words)
        => words.Split(' ')
            .SelectMany((forms, place) => forms.Split('|').Select(form => KeyValuePair.Create(form, first + place)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
