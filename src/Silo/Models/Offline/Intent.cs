namespace PersonaUniverse.Models.Offline;

/// <summary>What a message wants.</summary>
internal enum Intent
{
    Statement,
    Wordless,
    Greeting,
    Farewell,
    Thanks,
    Feeling,
    WhoAreYou,
    WhoAmI,
    WhatWasSaid,
    WhatIsRemembered,
    Method,
    Fact,
    Request,
}
