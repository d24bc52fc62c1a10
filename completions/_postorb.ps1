
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'postorb' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'postorb'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'postorb' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Pick from a workspace, and write the selection and the config')
            [CompletionResult]::new('suite', 'suite', [CompletionResultType]::ParameterValue, 'Choose what runs: the suites of the selection')
            [CompletionResult]::new('integration', 'integration', [CompletionResultType]::ParameterValue, 'Link versions of APIs to the CircleCI projects that test them')
            [CompletionResult]::new('render', 'render', [CompletionResultType]::ParameterValue, 'Print the config that the selection stands for')
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Keep the selected collections and environments in the repository')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Bring the repository''s config up to date with the selection')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show what `merge` would change')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check CircleCI configs; nothing leaves the machine without `--online`')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run the selection''s collections with Newman or the Postman CLI')
            [CompletionResult]::new('discover', 'discover', [CompletionResultType]::ParameterValue, 'Print what can run on different machines, a line each')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Tell what runs of collections came to')
            [CompletionResult]::new('builds', 'builds', [CompletionResultType]::ParameterValue, 'Look at builds of CircleCI''s, and start them')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Keep keys on this machine, and tell where they come from')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Tell what stands in the way of suites that run, and what mends it')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of the selection file')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a script that completes arguments in a shell')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;init' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace to pick from')
            [CompletionResult]::new('--api', '--api', [CompletionResultType]::ParameterName, 'API of the workspace that the suites test')
            [CompletionResult]::new('--spec', '--spec', [CompletionResultType]::ParameterName, 'Specification of the Spec Hub instead of an API')
            [CompletionResult]::new('--api-version', '--api-version', [CompletionResultType]::ParameterName, 'Version of the API, or tag of the specification')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'CircleCI project that is linked to it, like gh/acme/bookings')
            [CompletionResult]::new('--collection', '--collection', [CompletionResultType]::ParameterName, 'A collection to run: also a file of the repository')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'An environment of every collection, or of one as COLLECTION=X')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'An environment of every collection, or of one as COLLECTION=X')
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Form of the config')
            [CompletionResult]::new('--job', '--job', [CompletionResultType]::ParameterName, 'Name of the generated job')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Workflow that runs the suites, one of the config or a new one')
            [CompletionResult]::new('--requires', '--requires', [CompletionResultType]::ParameterName, 'A job that ends before the suites start')
            [CompletionResult]::new('--before', '--before', [CompletionResultType]::ParameterName, 'A job that waits for the suites')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'A context that has the API key')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file to write or to add to')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking whether to')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking whether to')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing')
            break
        }
        'postorb;suite' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a suite to the selection, which is created where there is none')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove suites from the selection')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a suite of the selection another name')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the suites of the selection')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;suite;add' {
            [CompletionResult]::new('--collection', '--collection', [CompletionResultType]::ParameterName, 'Collection to run: UID, id, URL, name in Postman, or file')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Its environment, likewise')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Its environment, likewise')
            [CompletionResult]::new('--environments', '--environments', [CompletionResultType]::ParameterName, 'An environment of several, by its name; can be given several times')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('--globals', '--globals', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('--iteration-count', '--iteration-count', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--iteration-data', '--iteration-data', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'A folder or request to run; can be given several times')
            [CompletionResult]::new('--bail', '--bail', [CompletionResultType]::ParameterName, 'Stop at the first failure, or where a folder does not exist')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long a run may take: 90s, 10m')
            [CompletionResult]::new('--timeout-request', '--timeout-request', [CompletionResultType]::ParameterName, 'Milliseconds that one request may take')
            [CompletionResult]::new('--timeout-script', '--timeout-script', [CompletionResultType]::ParameterName, 'timeout-script')
            [CompletionResult]::new('--delay-request', '--delay-request', [CompletionResultType]::ParameterName, 'delay-request')
            [CompletionResult]::new('--export-environment', '--export-environment', [CompletionResultType]::ParameterName, 'export-environment')
            [CompletionResult]::new('--export-globals', '--export-globals', [CompletionResultType]::ParameterName, 'export-globals')
            [CompletionResult]::new('--export-collection', '--export-collection', [CompletionResultType]::ParameterName, 'export-collection')
            [CompletionResult]::new('--extra', '--extra', [CompletionResultType]::ParameterName, 'A further argument for Newman; can be given several times')
            [CompletionResult]::new('--secrets', '--secrets', [CompletionResultType]::ParameterName, 'A variable that takes its value from an environment variable')
            [CompletionResult]::new('--retry', '--retry', [CompletionResultType]::ParameterName, 'How often it is run again where it fails')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Workflow that runs it')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace that names are looked up in: its name, id or URL')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file to add to')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'k')
            [CompletionResult]::new('--insecure', '--insecure', [CompletionResultType]::ParameterName, 'insecure')
            [CompletionResult]::new('--ignore-redirects', '--ignore-redirects', [CompletionResultType]::ParameterName, 'ignore-redirects')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the difference, and write nothing')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Ask Postman nothing, and take UIDs as they are')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;suite;remove' {
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file to remove them from')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Take them out of the integrations that name them, too')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the difference, and write nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;suite;rename' {
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file that has it')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the difference, and write nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;suite;list' {
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file to read')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'List so many at most')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;suite;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a suite to the selection, which is created where there is none')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove suites from the selection')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a suite of the selection another name')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the suites of the selection')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;suite;help;add' {
            break
        }
        'postorb;suite;help;remove' {
            break
        }
        'postorb;suite;help;rename' {
            break
        }
        'postorb;suite;help;list' {
            break
        }
        'postorb;suite;help;help' {
            break
        }
        'postorb;integration' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Link a version of an API to the CircleCI project that tests it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the integrations of the selection')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Tell what the last builds came to, and their suites')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change an integration')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove integrations; suites and the config stay as they are')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;integration;add' {
            [CompletionResult]::new('--api', '--api', [CompletionResultType]::ParameterName, 'API of the API Builder: its name or id')
            [CompletionResult]::new('--spec', '--spec', [CompletionResultType]::ParameterName, 'Specification of the Spec Hub instead: its name or id')
            [CompletionResult]::new('--api-version', '--api-version', [CompletionResultType]::ParameterName, 'Version of the API, or version tag of the specification; `none` is none [default: none]')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace that it is in: its name, id or URL')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'CircleCI project, like gh/acme/shop [default: the remote `origin`]')
            [CompletionResult]::new('--suites', '--suites', [CompletionResultType]::ParameterName, 'Suites that test it, with commas between them; `all` are all [default: all]')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file to add to')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the difference, and write nothing')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Ask neither Postman nor CircleCI, and take ids as they are')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;integration;list' {
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file to read')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'List so many at most')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;integration;status' {
            [CompletionResult]::new('--branch', '--branch', [CompletionResultType]::ParameterName, 'Branch whose last build is meant')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file to read')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time that all calls may take together, like 90s [default: 2m]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;integration;edit' {
            [CompletionResult]::new('--nickname', '--nickname', [CompletionResultType]::ParameterName, 'What people call it from now on')
            [CompletionResult]::new('--api-version', '--api-version', [CompletionResultType]::ParameterName, 'Version of the API, or version tag of the specification; `none` takes it out')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'CircleCI project, like gh/acme/shop')
            [CompletionResult]::new('--suites', '--suites', [CompletionResultType]::ParameterName, 'Suites that test it instead of those that do, with commas between them; `all` are all')
            [CompletionResult]::new('--add-suite', '--add-suite', [CompletionResultType]::ParameterName, 'A suite that tests it, too; can be given several times')
            [CompletionResult]::new('--remove-suite', '--remove-suite', [CompletionResultType]::ParameterName, 'A suite that does so no longer; can be given several times')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file to change')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the difference, and write nothing')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Ask neither Postman nor CircleCI')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;integration;remove' {
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file to remove them from')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the difference, and write nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;integration;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Link a version of an API to the CircleCI project that tests it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the integrations of the selection')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Tell what the last builds came to, and their suites')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change an integration')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove integrations; suites and the config stay as they are')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;integration;help;add' {
            break
        }
        'postorb;integration;help;list' {
            break
        }
        'postorb;integration;help;status' {
            break
        }
        'postorb;integration;help;edit' {
            break
        }
        'postorb;integration;help;remove' {
            break
        }
        'postorb;integration;help;help' {
            break
        }
        'postorb;render' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--collection', '--collection', [CompletionResultType]::ParameterName, 'Collection to run instead of a file''s suites: UID, id, URL or file')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Its environment: UID, id, URL or file')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Its environment: UID, id, URL or file')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('--globals', '--globals', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('--iteration-count', '--iteration-count', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--iteration-data', '--iteration-data', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'A folder or request to run; can be given several times')
            [CompletionResult]::new('--bail', '--bail', [CompletionResultType]::ParameterName, 'Stop at the first failure, or where a folder does not exist')
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Form of the config: newman-orb, newman-docker, postorb or postman-cli')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Template of your own instead of the layout''s')
            [CompletionResult]::new('--job', '--job', [CompletionResultType]::ParameterName, 'Name of the generated job')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Name of the workflow that runs it')
            [CompletionResult]::new('--orb-version', '--orb-version', [CompletionResultType]::ParameterName, 'Version of the orb postman/newman')
            [CompletionResult]::new('--os', '--os', [CompletionResultType]::ParameterName, 'Machine of the Postman CLI')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--expand-key', '--expand-key', [CompletionResultType]::ParameterName, 'Write the API key''s value in place of its variable')
            break
        }
        'postorb;pull' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print what changed')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long all calls may take together: 90s, 2m [default: 2m]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Write nothing, and tell what would change')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing, and exit with 1 if something would change')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Write over files that were changed by hand, or that pull did not write')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            break
        }
        'postorb;merge' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--collection', '--collection', [CompletionResultType]::ParameterName, 'Collection to run instead of a file''s suites: UID, id, URL or file')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Its environment: UID, id, URL or file')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Its environment: UID, id, URL or file')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('--globals', '--globals', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('--iteration-count', '--iteration-count', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--iteration-data', '--iteration-data', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'A folder or request to run; can be given several times')
            [CompletionResult]::new('--bail', '--bail', [CompletionResultType]::ParameterName, 'Stop at the first failure, or where a folder does not exist')
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Form of the config: newman-orb, newman-docker, postorb or postman-cli')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Template of your own instead of the layout''s')
            [CompletionResult]::new('--job', '--job', [CompletionResultType]::ParameterName, 'Name of the generated job')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Name of the workflow that runs it')
            [CompletionResult]::new('--orb-version', '--orb-version', [CompletionResultType]::ParameterName, 'Version of the orb postman/newman')
            [CompletionResult]::new('--os', '--os', [CompletionResultType]::ParameterName, 'Machine of the Postman CLI')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Publish there too')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; exit with 1 if the config is not up to date')
            [CompletionResult]::new('--adopt', '--adopt', [CompletionResultType]::ParameterName, 'Take over a job, workflow entry or orb of the same name that postorb did not write')
            break
        }
        'postorb;diff' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--collection', '--collection', [CompletionResultType]::ParameterName, 'Collection to run instead of a file''s suites: UID, id, URL or file')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Its environment: UID, id, URL or file')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Its environment: UID, id, URL or file')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('--globals', '--globals', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('--iteration-count', '--iteration-count', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--iteration-data', '--iteration-data', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'A folder or request to run; can be given several times')
            [CompletionResult]::new('--bail', '--bail', [CompletionResultType]::ParameterName, 'Stop at the first failure, or where a folder does not exist')
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Form of the config: newman-orb, newman-docker, postorb or postman-cli')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Template of your own instead of the layout''s')
            [CompletionResult]::new('--job', '--job', [CompletionResultType]::ParameterName, 'Name of the generated job')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Name of the workflow that runs it')
            [CompletionResult]::new('--orb-version', '--orb-version', [CompletionResultType]::ParameterName, 'Version of the orb postman/newman')
            [CompletionResult]::new('--os', '--os', [CompletionResultType]::ParameterName, 'Machine of the Postman CLI')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it: text, json, github or markdown')
            [CompletionResult]::new('--last-run', '--last-run', [CompletionResultType]::ParameterName, 'Compare with what CircleCI ran last: all, source or compiled')
            [CompletionResult]::new('--branch', '--branch', [CompletionResultType]::ParameterName, 'Branch that ran it [default: the one that is checked out]')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Project in CircleCI [default: of the selection, or the remote''s]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Publish there too')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with 1 if there is a difference')
            [CompletionResult]::new('--adopt', '--adopt', [CompletionResultType]::ParameterName, 'Compare as `merge --adopt` would')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            break
        }
        'postorb;validate' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Apply fixes that are certain; with `=all`, those that change what the config does too')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Severity from which on the exit code is 7')
            [CompletionResult]::new('--orb-source', '--orb-source', [CompletionResultType]::ParameterName, 'File or folder of an orb, by its alias; again for others')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Project in CircleCI [default: of the selection, or the remote''s]')
            [CompletionResult]::new('--integration', '--integration', [CompletionResultType]::ParameterName, 'Integration of the selection whose project it is')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time that all calls may take together, like 90s [default: 2m]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print what is found [default: text]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Publish there too')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Print what there is to read about a rule, and check nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show what fixes would change as a unified diff, and write nothing')
            [CompletionResult]::new('--online', '--online', [CompletionResultType]::ParameterName, 'Ask Postman, CircleCI''s compiler, and for the project''s variables')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            [CompletionResult]::new('--rules', '--rules', [CompletionResultType]::ParameterName, 'Print every rule with its severities, and check nothing')
            break
        }
        'postorb;run' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--collection', '--collection', [CompletionResultType]::ParameterName, 'Collection to run instead of a file''s suites: UID, id, URL or file')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Its environment: UID, id, URL or file')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Its environment: UID, id, URL or file')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('--globals', '--globals', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('--iteration-count', '--iteration-count', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--iteration-data', '--iteration-data', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'A folder or request to run; can be given several times')
            [CompletionResult]::new('--bail', '--bail', [CompletionResultType]::ParameterName, 'Stop at the first failure, or where a folder does not exist')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Suites to run side by side [default: 1]')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Suites to run side by side [default: 1]')
            [CompletionResult]::new('--atom', '--atom', [CompletionResultType]::ParameterName, 'Run only these of what `postorb discover` prints; `-` is standard input')
            [CompletionResult]::new('--shard', '--shard', [CompletionResultType]::ParameterName, 'Run this share of it, like 1/3; `circleci` is that of this container')
            [CompletionResult]::new('--timings', '--timings', [CompletionResultType]::ParameterName, 'Earlier results, JUnit or JSON, to share it out by time')
            [CompletionResult]::new('--retry', '--retry', [CompletionResultType]::ParameterName, 'Run a suite that failed again, up to so many times')
            [CompletionResult]::new('--runner', '--runner', [CompletionResultType]::ParameterName, 'Program that runs collections')
            [CompletionResult]::new('--wait-for', '--wait-for', [CompletionResultType]::ParameterName, 'Wait until this URL answers before anything runs; can be given several times')
            [CompletionResult]::new('--wait-timeout', '--wait-timeout', [CompletionResultType]::ParameterName, 'How long to wait for each')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time that all calls may take together, like 90s [default: 2m]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to tell it, and the file for it: text (default), junit, markdown, json, github, ctrf, html; can be given several times')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Earlier report: tell what is new, fixed and slower since')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'Variable of this environment, or of Postman''s, to hide; can be given several times')
            [CompletionResult]::new('--show-bodies', '--show-bodies', [CompletionResultType]::ParameterName, 'Of which requests to show bodies: failed (default), none or all')
            [CompletionResult]::new('--show-headers', '--show-headers', [CompletionResultType]::ParameterName, 'Of which requests to show headers: failed (default), none or all')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Publish there too: github-comment, github-status, github-check, github-summary, github-output, circleci, postman')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be run, and run nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Let a suite pass in which no request ran')
            [CompletionResult]::new('--require-assertions', '--require-assertions', [CompletionResultType]::ParameterName, 'Let a suite fail in which nothing is asserted')
            [CompletionResult]::new('--require-publish', '--require-publish', [CompletionResultType]::ParameterName, 'Fail where something could not be published')
            break
        }
        'postorb;discover' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--collection', '--collection', [CompletionResultType]::ParameterName, 'Collection to run instead of a file''s suites: UID, id, URL or file')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Its environment: UID, id, URL or file')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Its environment: UID, id, URL or file')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('--globals', '--globals', [CompletionResultType]::ParameterName, 'Its global variables: URL or file')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('--iteration-count', '--iteration-count', [CompletionResultType]::ParameterName, 'How many times it runs')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--iteration-data', '--iteration-data', [CompletionResultType]::ParameterName, 'Its rows of data: URL or file')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'A folder or request to run; can be given several times')
            [CompletionResult]::new('--bail', '--bail', [CompletionResultType]::ParameterName, 'Stop at the first failure, or where a folder does not exist')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time that all calls may take together, like 90s [default: 2m]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--test-suites', '--test-suites', [CompletionResultType]::ParameterName, 'Print a suite for CircleCI''s `.circleci/test-suites.yml`, which calls postorb')
            break
        }
        'postorb;report' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Environment of the run, to hide its secret values; repeatable')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Names of suites, as of `postorb discover`: none may be missing')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time that all calls may take together, like 90s [default: 2m]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to tell it, and the file for it: text (default), junit, markdown, json, github, ctrf, html; can be given several times')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Earlier report: tell what is new, fixed and slower since')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'Variable of this environment, or of Postman''s, to hide; can be given several times')
            [CompletionResult]::new('--show-bodies', '--show-bodies', [CompletionResultType]::ParameterName, 'Of which requests to show bodies: failed (default), none or all')
            [CompletionResult]::new('--show-headers', '--show-headers', [CompletionResultType]::ParameterName, 'Of which requests to show headers: failed (default), none or all')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Publish there too: github-comment, github-status, github-check, github-summary, github-output, circleci, postman')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--attempts', '--attempts', [CompletionResultType]::ParameterName, 'Take reports of one suite for attempts: what passes later is flaky, not failed')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Let a suite pass in which no request ran')
            [CompletionResult]::new('--require-assertions', '--require-assertions', [CompletionResultType]::ParameterName, 'Let a suite fail in which nothing is asserted')
            [CompletionResult]::new('--require-publish', '--require-publish', [CompletionResultType]::ParameterName, 'Fail where something could not be published')
            break
        }
        'postorb;builds' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List builds, the newest first')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Show a build: workflows, jobs, suites, and the tests that failed')
            [CompletionResult]::new('trigger', 'trigger', [CompletionResultType]::ParameterValue, 'Start a build')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Follow a build until it ends')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Look at a build in a browser')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;builds;list' {
            [CompletionResult]::new('--branch', '--branch', [CompletionResultType]::ParameterName, 'Builds of this branch alone')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Builds with one of these statuses')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'List so many at most')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print them')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address')
            [CompletionResult]::new('--integration', '--integration', [CompletionResultType]::ParameterName, 'Integration of the selection whose project it is')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time that all calls may take together, like 90s [default: 2m]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--all-branches', '--all-branches', [CompletionResultType]::ParameterName, 'Builds of all branches and tags, as without --branch')
            [CompletionResult]::new('--mine', '--mine', [CompletionResultType]::ParameterName, 'Builds that you started')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;builds;get' {
            [CompletionResult]::new('--branch', '--branch', [CompletionResultType]::ParameterName, 'Branch whose last build is meant')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address')
            [CompletionResult]::new('--integration', '--integration', [CompletionResultType]::ParameterName, 'Integration of the selection whose project it is')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time that all calls may take together, like 90s [default: 2m]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;builds;trigger' {
            [CompletionResult]::new('--branch', '--branch', [CompletionResultType]::ParameterName, 'Branch to build; pull/7/head is that of a pull request')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag to build')
            [CompletionResult]::new('--parameter', '--parameter', [CompletionResultType]::ParameterName, 'A parameter of the pipeline; can be given several times')
            [CompletionResult]::new('--definition', '--definition', [CompletionResultType]::ParameterName, 'Pipeline definition, where a project has several: its name or id')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to watch at most')
            [CompletionResult]::new('--interval', '--interval', [CompletionResultType]::ParameterName, 'How often to look; less often while nothing changes')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address')
            [CompletionResult]::new('--integration', '--integration', [CompletionResultType]::ParameterName, 'Integration of the selection whose project it is')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Follow it until it ends')
            [CompletionResult]::new('--fail-fast', '--fail-fast', [CompletionResultType]::ParameterName, 'End with the first job that fails')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;builds;watch' {
            [CompletionResult]::new('--branch', '--branch', [CompletionResultType]::ParameterName, 'Branch whose last build is meant')
            [CompletionResult]::new('--sha', '--sha', [CompletionResultType]::ParameterName, 'Commit whose build is meant; it may take two minutes to appear')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to watch at most')
            [CompletionResult]::new('--interval', '--interval', [CompletionResultType]::ParameterName, 'How often to look; less often while nothing changes')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address')
            [CompletionResult]::new('--integration', '--integration', [CompletionResultType]::ParameterName, 'Integration of the selection whose project it is')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--fail-fast', '--fail-fast', [CompletionResultType]::ParameterName, 'End with the first job that fails')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;builds;open' {
            [CompletionResult]::new('--branch', '--branch', [CompletionResultType]::ParameterName, 'Branch whose last build is meant')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address')
            [CompletionResult]::new('--integration', '--integration', [CompletionResultType]::ParameterName, 'Integration of the selection whose project it is')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time that all calls may take together, like 90s [default: 2m]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--print', '--print', [CompletionResultType]::ParameterName, 'Print the address, and open nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;builds;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List builds, the newest first')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Show a build: workflows, jobs, suites, and the tests that failed')
            [CompletionResult]::new('trigger', 'trigger', [CompletionResultType]::ParameterValue, 'Start a build')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Follow a build until it ends')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Look at a build in a browser')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;builds;help;list' {
            break
        }
        'postorb;builds;help;get' {
            break
        }
        'postorb;builds;help;trigger' {
            break
        }
        'postorb;builds;help;watch' {
            break
        }
        'postorb;builds;help;open' {
            break
        }
        'postorb;builds;help;help' {
            break
        }
        'postorb;auth' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Keep a key on this machine, readable by you alone')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Tell where keys come from, and whose they are')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Remove a key from this machine')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;auth;login' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--with-token', '--with-token', [CompletionResultType]::ParameterName, 'Read the key from standard input')
            [CompletionResult]::new('--no-check', '--no-check', [CompletionResultType]::ParameterName, 'Do not ask the service whose key it is; its form is looked at all the same')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;auth;status' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-check', '--no-check', [CompletionResultType]::ParameterName, 'Do not ask the services whose keys they are')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;auth;logout' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;auth;help' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Keep a key on this machine, readable by you alone')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Tell where keys come from, and whose they are')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Remove a key from this machine')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;auth;help;login' {
            break
        }
        'postorb;auth;help;status' {
            break
        }
        'postorb;auth;help;logout' {
            break
        }
        'postorb;auth;help;help' {
            break
        }
        'postorb;doctor' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address')
            [CompletionResult]::new('--integration', '--integration', [CompletionResultType]::ParameterName, 'Integration of the selection whose project it is')
            [CompletionResult]::new('--selection', '--selection', [CompletionResultType]::ParameterName, 'Selection file [default: .circleci/postorb.yml]')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Time that all calls may take together, like 90s [default: 2m]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Set what is missing on CircleCI to what this environment has, after a question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Set it without a question')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Ask no service')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            break
        }
        'postorb;schema' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;completions' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;help' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Pick from a workspace, and write the selection and the config')
            [CompletionResult]::new('suite', 'suite', [CompletionResultType]::ParameterValue, 'Choose what runs: the suites of the selection')
            [CompletionResult]::new('integration', 'integration', [CompletionResultType]::ParameterValue, 'Link versions of APIs to the CircleCI projects that test them')
            [CompletionResult]::new('render', 'render', [CompletionResultType]::ParameterValue, 'Print the config that the selection stands for')
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Keep the selected collections and environments in the repository')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Bring the repository''s config up to date with the selection')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show what `merge` would change')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check CircleCI configs; nothing leaves the machine without `--online`')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run the selection''s collections with Newman or the Postman CLI')
            [CompletionResult]::new('discover', 'discover', [CompletionResultType]::ParameterValue, 'Print what can run on different machines, a line each')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Tell what runs of collections came to')
            [CompletionResult]::new('builds', 'builds', [CompletionResultType]::ParameterValue, 'Look at builds of CircleCI''s, and start them')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Keep keys on this machine, and tell where they come from')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Tell what stands in the way of suites that run, and what mends it')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of the selection file')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a script that completes arguments in a shell')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;help;init' {
            break
        }
        'postorb;help;suite' {
            break
        }
        'postorb;help;integration' {
            break
        }
        'postorb;help;render' {
            break
        }
        'postorb;help;pull' {
            break
        }
        'postorb;help;merge' {
            break
        }
        'postorb;help;diff' {
            break
        }
        'postorb;help;validate' {
            break
        }
        'postorb;help;run' {
            break
        }
        'postorb;help;discover' {
            break
        }
        'postorb;help;report' {
            break
        }
        'postorb;help;builds' {
            break
        }
        'postorb;help;auth' {
            break
        }
        'postorb;help;doctor' {
            break
        }
        'postorb;help;schema' {
            break
        }
        'postorb;help;completions' {
            break
        }
        'postorb;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
