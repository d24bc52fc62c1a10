
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
            [CompletionResult]::new('render', 'render', [CompletionResultType]::ParameterValue, 'Print the config that the selection stands for')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Bring the repository''s config up to date with the selection')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show what `merge` would change')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check CircleCI configs, offline')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run the selection''s collections with Newman or the Postman CLI')
            [CompletionResult]::new('discover', 'discover', [CompletionResultType]::ParameterValue, 'Print what can run on different machines, a line each')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Tell what runs of collections came to')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of the selection file')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a script that completes arguments in a shell')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;render' {
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
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Form of the config')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Template of your own instead of the layout''s')
            [CompletionResult]::new('--job', '--job', [CompletionResultType]::ParameterName, 'Name of the generated job')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Name of the workflow that runs it')
            [CompletionResult]::new('--orb-version', '--orb-version', [CompletionResultType]::ParameterName, 'Version of the orb postman/newman')
            [CompletionResult]::new('--os', '--os', [CompletionResultType]::ParameterName, 'Machine that the Postman CLI runs on')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--expand-key', '--expand-key', [CompletionResultType]::ParameterName, 'Write the API key''s value in place of its variable')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;merge' {
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
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Form of the config')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Template of your own instead of the layout''s')
            [CompletionResult]::new('--job', '--job', [CompletionResultType]::ParameterName, 'Name of the generated job')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Name of the workflow that runs it')
            [CompletionResult]::new('--orb-version', '--orb-version', [CompletionResultType]::ParameterName, 'Version of the orb postman/newman')
            [CompletionResult]::new('--os', '--os', [CompletionResultType]::ParameterName, 'Machine that the Postman CLI runs on')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Publish there too')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; exit with 1 if the config is not up to date')
            [CompletionResult]::new('--adopt', '--adopt', [CompletionResultType]::ParameterName, 'Take over a job, workflow entry or orb of the same name that postorb did not write')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;diff' {
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
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Form of the config')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Template of your own instead of the layout''s')
            [CompletionResult]::new('--job', '--job', [CompletionResultType]::ParameterName, 'Name of the generated job')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Name of the workflow that runs it')
            [CompletionResult]::new('--orb-version', '--orb-version', [CompletionResultType]::ParameterName, 'Version of the orb postman/newman')
            [CompletionResult]::new('--os', '--os', [CompletionResultType]::ParameterName, 'Machine that the Postman CLI runs on')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config of the repository')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the difference')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Publish there too')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with 1 if there is a difference')
            [CompletionResult]::new('--adopt', '--adopt', [CompletionResultType]::ParameterName, 'Compare as `merge --adopt` would')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;validate' {
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Apply fixes that are certain; with `=all`, those that change what the config does too')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Severity from which on the exit code is 7')
            [CompletionResult]::new('--orb-source', '--orb-source', [CompletionResultType]::ParameterName, 'File or folder of an orb, by its alias in the config; can be given several times')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print what is found [default: text]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Publish there too')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Print what there is to read about a rule, with examples, and check nothing')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show what fixes would change as a unified diff, and write nothing; not with a format')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            [CompletionResult]::new('--rules', '--rules', [CompletionResultType]::ParameterName, 'Print every rule with its severities, and check nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;run' {
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
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long all calls of services may take together, like 90s or 10m [default: 2m]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to tell it, and the file for it: text (default), junit, markdown, json, github, ctrf; can be given several times')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Earlier report: tell what is new, fixed and slower since')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'Variable of this environment, or of Postman''s, to hide; can be given several times')
            [CompletionResult]::new('--show-bodies', '--show-bodies', [CompletionResultType]::ParameterName, 'Of which requests to show bodies')
            [CompletionResult]::new('--show-headers', '--show-headers', [CompletionResultType]::ParameterName, 'Of which requests to show headers')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Publish there too')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be run, and run nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Let a suite pass in which no request ran')
            [CompletionResult]::new('--require-assertions', '--require-assertions', [CompletionResultType]::ParameterName, 'Let a suite fail in which nothing is asserted')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;discover' {
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
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long all calls of services may take together, like 90s or 10m [default: 2m]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--test-suites', '--test-suites', [CompletionResultType]::ParameterName, 'Print a suite for CircleCI''s `.circleci/test-suites.yml`, which calls postorb')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
            break
        }
        'postorb;report' {
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Environment of the run, to hide its secret values; repeatable')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Names of suites, as of `postorb discover`: none may be missing')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to tell it, and the file for it: text (default), junit, markdown, json, github, ctrf; can be given several times')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Earlier report: tell what is new, fixed and slower since')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'Variable of this environment, or of Postman''s, to hide; can be given several times')
            [CompletionResult]::new('--show-bodies', '--show-bodies', [CompletionResultType]::ParameterName, 'Of which requests to show bodies')
            [CompletionResult]::new('--show-headers', '--show-headers', [CompletionResultType]::ParameterName, 'Of which requests to show headers')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Publish there too')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--attempts', '--attempts', [CompletionResultType]::ParameterName, 'Take reports of one suite for attempts: what passes later is flaky, not failed')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as `--format json`')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Let a suite pass in which no request ran')
            [CompletionResult]::new('--require-assertions', '--require-assertions', [CompletionResultType]::ParameterName, 'Let a suite fail in which nothing is asserted')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no notes beside the findings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more about what is done')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print this help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print this help')
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
            [CompletionResult]::new('render', 'render', [CompletionResultType]::ParameterValue, 'Print the config that the selection stands for')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Bring the repository''s config up to date with the selection')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show what `merge` would change')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check CircleCI configs, offline')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run the selection''s collections with Newman or the Postman CLI')
            [CompletionResult]::new('discover', 'discover', [CompletionResultType]::ParameterValue, 'Print what can run on different machines, a line each')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Tell what runs of collections came to')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of the selection file')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a script that completes arguments in a shell')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'postorb;help;render' {
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
