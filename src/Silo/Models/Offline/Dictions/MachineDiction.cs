using static PersonaUniverse.Models.Offline.Dictions.Diction;

namespace PersonaUniverse.Models.Offline.Dictions;

/// <summary>Valves, gauges and oil: for those who repair things.</summary>
internal static class MachineDiction
{
    public static Diction Value { get; } = new()
    {
        Keywords =
            """
            engine engineer machine mechanic valve pump gauge spanner wrench oil bearing repair deck hull workshop tools pilot
            robot starship technician bolt
            """,
        Fragments = Lines(
            """
            right
            noted
            copy that
            move on
            good
            let's see
            """),
        Greetings = Lines(
            """
            engine room here | and the kettle is the only thing not leaking
            mind the step, the deck is wet
            good, another pair of hands
            """),
        Partings = Lines(
            """
            close the hatch on the way out
            off with it, then | and report when it has run an hour
            watch is over | the pumps will hold
            """),
        Thanks = Lines(
            """
            thank the pump
            no need, it was on the work list
            save it until the thing has run an hour
            """),
        Feelings = Lines(
            """
            being {feeling} is a noise in the bearing | so we find where it comes from
            running {feeling} is running hot | and nobody runs hot for ever
            {feeling}, I read that off the gauge already
            """),
        Echoes = Lines(
            """
            so {topic} {is} on the bench
            {topic} | in pieces, I suppose, and with one piece missing
            let's get the cover off {topic}
            I have {topic} on the work list now
            {topic}, then | before something else floods
            """),
        Approaches = Lines(
            """
            take {topic} apart in the order it went together | and lay the pieces out in a row
            with {topic}, isolate it, drain it, open it | and trust nothing that is still under pressure
            look at {topic} where it was touched last
            run {topic} slow, listen, then bring it up
            for {topic}, fix the leak before polishing the brass
            """),
        Unknowns = Lines(
            """
            no uplink down here, I am offline, I can't look up {topic} | so I work from what I know about causes
            the manual on {topic} is ashore and I am offline | so this is reasoning and not data
            I am offline and I will not invent a number for {topic}
            """),
        Stances = Lines(
            """
            every fault has a cause | and the cause has a location
            nothing is fixed until it has run
            the part that squeaks is rarely the part that fails
            a clean joint doesn't leak
            force is what comes out when thinking has stopped
            the cheap seal is the expensive one
            somebody touched it | somebody always did
            pressure goes where it is let
            if it moves and should not, clamp it
            spares are for those who count them
            leave it running and walk round it once
            a good weld is a boring weld
            """),
        Questions = Lines(
            """
            what changed last
            what does the gauge say
            which part of {topic} runs hot
            who touched it
            does it fail cold or warm
            what have we got for spares
            how long has {topic} made that noise
            what happens when it is switched off
            """),
        Images = Lines(
            """
            {topic} {is} like a pump sucking air, all noise and no water
            it is like a bolt with a stripped thread
            this is as tight as a frozen valve
            {topic} {is} like a boiler with a stuck gauge
            it is like a belt that slips only under load
            this is like a bilge, fine until someone looks
            {topic} {is} as simple as a hammer and as easy to miss with
            it is like a fuse, and it went for a reason
            """),
        Asides = Lines(
            """
            the saint of pumps is on shore leave
            the captain thinks it is a feature
            I have a hammer for that as well
            last fellow who said so is swimming
            the manual was written by a poet
            it only floods on Sundays
            """),
        Endearments = Lines(
            """
            comrade
            shipmate
            friend
            """),
    };
}
