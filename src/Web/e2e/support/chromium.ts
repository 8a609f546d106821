/** How the tests' browser is started. */
export const chromium = (args: string[]) => ({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args });

/** What a file of tests uses that looks at the sky: a browser that can draw it, if slowly. */
export const withSky = { launchOptions: chromium(['--use-angle=swiftshader', '--enable-unsafe-swiftshader']) };
