# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_postorb_global_optspecs
    string join \n q/quiet v/verbose color= h/help V/version
end

function __fish_postorb_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_postorb_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_postorb_using_subcommand
    set -l cmd (__fish_postorb_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c postorb -n "__fish_postorb_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_needs_command" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_needs_command" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_needs_command" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_needs_command" -s V -l version -d 'Print version'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "init" -d 'Pick from a workspace, and write the selection and the config'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "suite" -d 'Choose what runs: the suites of the selection'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "integration" -d 'Link versions of APIs to the CircleCI projects that test them'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "render" -d 'Print the config that the selection stands for'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "pull" -d 'Keep the selected collections and environments in the repository'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "merge" -d 'Bring the repository\'s config up to date with the selection'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "diff" -d 'Show what `merge` would change'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "validate" -d 'Check CircleCI configs; nothing leaves the machine without `--online`'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "run" -d 'Run the selection\'s collections with Newman or the Postman CLI'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "discover" -d 'Print what can run on different machines, a line each'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "report" -d 'Tell what runs of collections came to'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "builds" -d 'Look at builds of CircleCI\'s, and start them'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "auth" -d 'Keep keys on this machine, and tell where they come from'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "doctor" -d 'Tell what stands in the way of suites that run, and what mends it'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "schema" -d 'Print the JSON Schema of the selection file'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "completions" -d 'Print a script that completes arguments in a shell'
complete -c postorb -n "__fish_postorb_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c postorb -n "__fish_postorb_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand init" -l workspace -d 'Workspace to pick from' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l api -d 'API of the workspace that the suites test' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l spec -d 'Specification of the Spec Hub instead of an API' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l api-version -d 'Version of the API, or tag of the specification' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l project -d 'CircleCI project that is linked to it, like gh/acme/bookings' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l collection -d 'A collection to run: also a file of the repository' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -s e -l environment -d 'An environment of every collection, or of one as COLLECTION=X' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l layout -d 'Form of the config' -r -f -a "newman-orb\t'The vendor\'s form: the orb `postman/newman`'
newman-docker\t'Newman on a Node image, without an orb'
postorb\t'`postorb run`, with redacted results, several containers, and results published'
postman-cli\t'The Postman CLI, as newer Postman versions generate it'"
complete -c postorb -n "__fish_postorb_using_subcommand init" -l job -d 'Name of the generated job' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l workflow -d 'Workflow that runs the suites, one of the config or a new one' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l requires -d 'A job that ends before the suites start' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l before -d 'A job that waits for the suites' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l context -d 'A context that has the API key' -r
complete -c postorb -n "__fish_postorb_using_subcommand init" -l selection -d 'Selection file to write or to add to' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand init" -s c -l config -d 'Config of the repository' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand init" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand init" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand init" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand init" -s y -l yes -d 'Write without asking whether to'
complete -c postorb -n "__fish_postorb_using_subcommand init" -l dry-run -d 'Show what would be written, and write nothing'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and not __fish_seen_subcommand_from add remove rename list help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand suite; and not __fish_seen_subcommand_from add remove rename list help" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and not __fish_seen_subcommand_from add remove rename list help" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and not __fish_seen_subcommand_from add remove rename list help" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and not __fish_seen_subcommand_from add remove rename list help" -f -a "add" -d 'Add a suite to the selection, which is created where there is none'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and not __fish_seen_subcommand_from add remove rename list help" -f -a "remove" -d 'Remove suites from the selection'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and not __fish_seen_subcommand_from add remove rename list help" -f -a "rename" -d 'Give a suite of the selection another name'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and not __fish_seen_subcommand_from add remove rename list help" -f -a "list" -d 'List the suites of the selection'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and not __fish_seen_subcommand_from add remove rename list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l collection -d 'Collection to run: UID, id, URL, name in Postman, or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -s e -l environment -d 'Its environment, likewise' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l environments -d 'An environment of several, by its name; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -s g -l globals -d 'Its global variables: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -s n -l iteration-count -d 'How many times it runs' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -s d -l iteration-data -d 'Its rows of data: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l folder -d 'A folder or request to run; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l bail -d 'Stop at the first failure, or where a folder does not exist' -r -f -a "failure\t'A failed test, script or request'
folder\t'A folder that does not exist'"
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l timeout -d 'How long a run may take: 90s, 10m' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l timeout-request -d 'Milliseconds that one request may take' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l timeout-script -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l delay-request -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l export-environment -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l export-globals -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l export-collection -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l extra -d 'A further argument for Newman; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l secrets -d 'A variable that takes its value from an environment variable' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l retry -d 'How often it is run again where it fails' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l workflow -d 'Workflow that runs it' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l workspace -d 'Workspace that names are looked up in: its name, id or URL' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l selection -d 'Selection file to add to' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -s k -l insecure
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l ignore-redirects
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l dry-run -d 'Show the difference, and write nothing'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -l offline -d 'Ask Postman nothing, and take UIDs as they are'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from add" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from remove" -l selection -d 'Selection file to remove them from' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from remove" -l force -d 'Take them out of the integrations that name them, too'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from remove" -l dry-run -d 'Show the difference, and write nothing'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from rename" -l selection -d 'Selection file that has it' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from rename" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from rename" -l dry-run -d 'Show the difference, and write nothing'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from rename" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from rename" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from list" -l selection -d 'Selection file to read' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from list" -l limit -d 'List so many at most' -r
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from list" -l json -d 'Print JSON'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from list" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from help" -f -a "add" -d 'Add a suite to the selection, which is created where there is none'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove suites from the selection'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from help" -f -a "rename" -d 'Give a suite of the selection another name'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the suites of the selection'
complete -c postorb -n "__fish_postorb_using_subcommand suite; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and not __fish_seen_subcommand_from add list status edit remove help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand integration; and not __fish_seen_subcommand_from add list status edit remove help" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and not __fish_seen_subcommand_from add list status edit remove help" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and not __fish_seen_subcommand_from add list status edit remove help" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and not __fish_seen_subcommand_from add list status edit remove help" -f -a "add" -d 'Link a version of an API to the CircleCI project that tests it'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and not __fish_seen_subcommand_from add list status edit remove help" -f -a "list" -d 'List the integrations of the selection'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and not __fish_seen_subcommand_from add list status edit remove help" -f -a "status" -d 'Tell what the last builds came to, and their suites'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and not __fish_seen_subcommand_from add list status edit remove help" -f -a "edit" -d 'Change an integration'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and not __fish_seen_subcommand_from add list status edit remove help" -f -a "remove" -d 'Remove integrations; suites and the config stay as they are'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and not __fish_seen_subcommand_from add list status edit remove help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -l api -d 'API of the API Builder: its name or id' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -l spec -d 'Specification of the Spec Hub instead: its name or id' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -l api-version -d 'Version of the API, or version tag of the specification; `none` is none [default: none]' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -l workspace -d 'Workspace that it is in: its name, id or URL' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -l project -d 'CircleCI project, like gh/acme/shop [default: the remote `origin`]' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -l suites -d 'Suites that test it, with commas between them; `all` are all [default: all]' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -l selection -d 'Selection file to add to' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -l dry-run -d 'Show the difference, and write nothing'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -l offline -d 'Ask neither Postman nor CircleCI, and take ids as they are'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from add" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from list" -l selection -d 'Selection file to read' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from list" -l limit -d 'List so many at most' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from list" -l json -d 'Print JSON'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from list" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from status" -l branch -d 'Branch whose last build is meant' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from status" -l selection -d 'Selection file to read' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from status" -l timeout -d 'Time that all calls may take together, like 90s [default: 2m]' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from status" -l json -d 'Print JSON'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from status" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -l nickname -d 'What people call it from now on' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -l api-version -d 'Version of the API, or version tag of the specification; `none` takes it out' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -l project -d 'CircleCI project, like gh/acme/shop' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -l suites -d 'Suites that test it instead of those that do, with commas between them; `all` are all' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -l add-suite -d 'A suite that tests it, too; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -l remove-suite -d 'A suite that does so no longer; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -l selection -d 'Selection file to change' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -l dry-run -d 'Show the difference, and write nothing'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -l offline -d 'Ask neither Postman nor CircleCI'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from remove" -l selection -d 'Selection file to remove them from' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from remove" -l dry-run -d 'Show the difference, and write nothing'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from help" -f -a "add" -d 'Link a version of an API to the CircleCI project that tests it'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the integrations of the selection'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from help" -f -a "status" -d 'Tell what the last builds came to, and their suites'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from help" -f -a "edit" -d 'Change an integration'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove integrations; suites and the config stay as they are'
complete -c postorb -n "__fish_postorb_using_subcommand integration; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c postorb -n "__fish_postorb_using_subcommand render" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand render" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand render" -l collection -d 'Collection to run instead of a file\'s suites: UID, id, URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand render" -s e -l environment -d 'Its environment: UID, id, URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand render" -s g -l globals -d 'Its global variables: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand render" -s n -l iteration-count -d 'How many times it runs' -r
complete -c postorb -n "__fish_postorb_using_subcommand render" -s d -l iteration-data -d 'Its rows of data: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand render" -l folder -d 'A folder or request to run; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand render" -l bail -d 'Stop at the first failure, or where a folder does not exist' -r -f -a "failure\t'A failed test, script or request'
folder\t'A folder that does not exist'"
complete -c postorb -n "__fish_postorb_using_subcommand render" -l layout -d 'Form of the config: newman-orb, newman-docker, postorb or postman-cli' -r -f -a "newman-orb\t'The vendor\'s form: the orb `postman/newman`'
newman-docker\t'Newman on a Node image, without an orb'
postorb\t'`postorb run`, with redacted results, several containers, and results published'
postman-cli\t'The Postman CLI, as newer Postman versions generate it'"
complete -c postorb -n "__fish_postorb_using_subcommand render" -l template -d 'Template of your own instead of the layout\'s' -r
complete -c postorb -n "__fish_postorb_using_subcommand render" -l job -d 'Name of the generated job' -r
complete -c postorb -n "__fish_postorb_using_subcommand render" -l workflow -d 'Name of the workflow that runs it' -r
complete -c postorb -n "__fish_postorb_using_subcommand render" -l orb-version -d 'Version of the orb postman/newman' -r
complete -c postorb -n "__fish_postorb_using_subcommand render" -l os -d 'Machine of the Postman CLI' -r -f -a "linux\t'A Linux container'
macos\t'A macOS machine'
windows\t'A Windows machine'"
complete -c postorb -n "__fish_postorb_using_subcommand render" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand render" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand render" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand render" -l expand-key -d 'Write the API key\'s value in place of its variable'
complete -c postorb -n "__fish_postorb_using_subcommand pull" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand pull" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand pull" -l format -d 'How to print what changed' -r -f -a "text\t'A line for each request that changed'
json\t'The same for machines'"
complete -c postorb -n "__fish_postorb_using_subcommand pull" -l timeout -d 'How long all calls may take together: 90s, 2m [default: 2m]' -r
complete -c postorb -n "__fish_postorb_using_subcommand pull" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand pull" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand pull" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand pull" -l diff -d 'Write nothing, and tell what would change'
complete -c postorb -n "__fish_postorb_using_subcommand pull" -l check -d 'Write nothing, and exit with 1 if something would change'
complete -c postorb -n "__fish_postorb_using_subcommand pull" -l force -d 'Write over files that were changed by hand, or that pull did not write'
complete -c postorb -n "__fish_postorb_using_subcommand pull" -l json -d 'The same as `--format json`'
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l collection -d 'Collection to run instead of a file\'s suites: UID, id, URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand merge" -s e -l environment -d 'Its environment: UID, id, URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand merge" -s g -l globals -d 'Its global variables: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand merge" -s n -l iteration-count -d 'How many times it runs' -r
complete -c postorb -n "__fish_postorb_using_subcommand merge" -s d -l iteration-data -d 'Its rows of data: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l folder -d 'A folder or request to run; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l bail -d 'Stop at the first failure, or where a folder does not exist' -r -f -a "failure\t'A failed test, script or request'
folder\t'A folder that does not exist'"
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l layout -d 'Form of the config: newman-orb, newman-docker, postorb or postman-cli' -r -f -a "newman-orb\t'The vendor\'s form: the orb `postman/newman`'
newman-docker\t'Newman on a Node image, without an orb'
postorb\t'`postorb run`, with redacted results, several containers, and results published'
postman-cli\t'The Postman CLI, as newer Postman versions generate it'"
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l template -d 'Template of your own instead of the layout\'s' -r
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l job -d 'Name of the generated job' -r
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l workflow -d 'Name of the workflow that runs it' -r
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l orb-version -d 'Version of the orb postman/newman' -r
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l os -d 'Machine of the Postman CLI' -r -f -a "linux\t'A Linux container'
macos\t'A macOS machine'
windows\t'A Windows machine'"
complete -c postorb -n "__fish_postorb_using_subcommand merge" -s c -l config -d 'Config of the repository' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l to -d 'Publish there too' -r -f -a "github-summary\t'The summary of a step of GitHub Actions'
github-output\t'The outputs of a step of GitHub Actions'"
complete -c postorb -n "__fish_postorb_using_subcommand merge" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand merge" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand merge" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l check -d 'Write nothing; exit with 1 if the config is not up to date'
complete -c postorb -n "__fish_postorb_using_subcommand merge" -l adopt -d 'Take over a job, workflow entry or orb of the same name that postorb did not write'
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l collection -d 'Collection to run instead of a file\'s suites: UID, id, URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -s e -l environment -d 'Its environment: UID, id, URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -s g -l globals -d 'Its global variables: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -s n -l iteration-count -d 'How many times it runs' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -s d -l iteration-data -d 'Its rows of data: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l folder -d 'A folder or request to run; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l bail -d 'Stop at the first failure, or where a folder does not exist' -r -f -a "failure\t'A failed test, script or request'
folder\t'A folder that does not exist'"
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l layout -d 'Form of the config: newman-orb, newman-docker, postorb or postman-cli' -r -f -a "newman-orb\t'The vendor\'s form: the orb `postman/newman`'
newman-docker\t'Newman on a Node image, without an orb'
postorb\t'`postorb run`, with redacted results, several containers, and results published'
postman-cli\t'The Postman CLI, as newer Postman versions generate it'"
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l template -d 'Template of your own instead of the layout\'s' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l job -d 'Name of the generated job' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l workflow -d 'Name of the workflow that runs it' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l orb-version -d 'Version of the orb postman/newman' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l os -d 'Machine of the Postman CLI' -r -f -a "linux\t'A Linux container'
macos\t'A macOS machine'
windows\t'A Windows machine'"
complete -c postorb -n "__fish_postorb_using_subcommand diff" -s c -l config -d 'Config of the repository' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l format -d 'How to print it: text, json, github or markdown' -r -f -a "text\t'A unified diff'
json\t'The edits, with their places'
github\t'Warnings of a GitHub workflow run'
markdown\t'A unified diff in Markdown'"
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l last-run -d 'Compare with what CircleCI ran last: all, source or compiled' -r -f -a "all\t'The text, and what it is compiled to'
source\t'The text: nothing of it is sent'
compiled\t'What it is compiled to: neither order nor comments count'"
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l branch -d 'Branch that ran it [default: the one that is checked out]' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l project -d 'Project in CircleCI [default: of the selection, or the remote\'s]' -r
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l to -d 'Publish there too' -r -f -a "github-summary\t'The summary of a step of GitHub Actions'
github-output\t'The outputs of a step of GitHub Actions'"
complete -c postorb -n "__fish_postorb_using_subcommand diff" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand diff" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand diff" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l exit-code -d 'Exit with 1 if there is a difference'
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l adopt -d 'Compare as `merge --adopt` would'
complete -c postorb -n "__fish_postorb_using_subcommand diff" -l json -d 'The same as `--format json`'
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l fix -d 'Apply fixes that are certain; with `=all`, those that change what the config does too' -r -f -a "safe\t'Those that are certain'
all\t'All of them'"
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l fail-on -d 'Severity from which on the exit code is 7' -r -f -a "error\t'CircleCI rejects it, or the run cannot work'
warning\t'It runs, but not as meant, or unsafely'
info\t'It could be better'"
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l orb-source -d 'File or folder of an orb, by its alias; again for others' -r
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l project -d 'Project in CircleCI [default: of the selection, or the remote\'s]' -r
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l integration -d 'Integration of the selection whose project it is' -r
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l timeout -d 'Time that all calls may take together, like 90s [default: 2m]' -r
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l format -d 'How to print what is found [default: text]' -r -f -a "text\t'For people, with the lines of the file'
json\t'All that is known, version 1'
sarif\t'SARIF 2.1.0, for code scanning and editors'
github\t'Annotations of a GitHub workflow run'
junit\t'Tests as CI systems show them'
markdown\t'A list for pull requests and summaries'"
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l to -d 'Publish there too' -r -f -a "github-summary\t'The summary of a step of GitHub Actions'
github-output\t'The outputs of a step of GitHub Actions'"
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l explain -d 'Print what there is to read about a rule, and check nothing' -r
complete -c postorb -n "__fish_postorb_using_subcommand validate" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand validate" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand validate" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l diff -d 'Show what fixes would change as a unified diff, and write nothing'
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l online -d 'Ask Postman, CircleCI\'s compiler, and for the project\'s variables'
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l json -d 'The same as `--format json`'
complete -c postorb -n "__fish_postorb_using_subcommand validate" -l rules -d 'Print every rule with its severities, and check nothing'
complete -c postorb -n "__fish_postorb_using_subcommand run" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand run" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand run" -l collection -d 'Collection to run instead of a file\'s suites: UID, id, URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -s e -l environment -d 'Its environment: UID, id, URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -s g -l globals -d 'Its global variables: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -s n -l iteration-count -d 'How many times it runs' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -s d -l iteration-data -d 'Its rows of data: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l folder -d 'A folder or request to run; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l bail -d 'Stop at the first failure, or where a folder does not exist' -r -f -a "failure\t'A failed test, script or request'
folder\t'A folder that does not exist'"
complete -c postorb -n "__fish_postorb_using_subcommand run" -s j -l jobs -d 'Suites to run side by side [default: 1]' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l atom -d 'Run only these of what `postorb discover` prints; `-` is standard input' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l shard -d 'Run this share of it, like 1/3; `circleci` is that of this container' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l timings -d 'Earlier results, JUnit or JSON, to share it out by time' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l retry -d 'Run a suite that failed again, up to so many times' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l runner -d 'Program that runs collections' -r -f -a "newman\t'Newman'
postman-cli\t'The Postman CLI'"
complete -c postorb -n "__fish_postorb_using_subcommand run" -l wait-for -d 'Wait until this URL answers before anything runs; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l wait-timeout -d 'How long to wait for each' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l timeout -d 'Time that all calls may take together, like 90s [default: 2m]' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l format -d 'How to tell it, and the file for it: text (default), junit, markdown, json, github, ctrf, html; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l baseline -d 'Earlier report: tell what is new, fixed and slower since' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand run" -l secret -d 'Variable of this environment, or of Postman\'s, to hide; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand run" -l show-bodies -d 'Of which requests to show bodies: failed (default), none or all' -r -f -a "none\t'Of no request'
failed\t'Of those that failed'
all\t'Of all'"
complete -c postorb -n "__fish_postorb_using_subcommand run" -l show-headers -d 'Of which requests to show headers: failed (default), none or all' -r -f -a "none\t'Of no request'
failed\t'Of those that failed'
all\t'Of all'"
complete -c postorb -n "__fish_postorb_using_subcommand run" -l to -d 'Publish there too: github-comment, github-status, github-check, github-summary, github-output, circleci, postman' -r -f -a "github-comment\t'A comment on the pull request, kept up to date'
github-status\t'A status of the commit'
github-check\t'A check run of the commit, or a status where the token may make none'
github-summary\t'The summary of a step of GitHub Actions'
github-output\t'The outputs of a step of GitHub Actions'
circleci\t'Files for a job of `CircleCI` to store'
postman\t'A comment on the collection in Postman, kept up to date'"
complete -c postorb -n "__fish_postorb_using_subcommand run" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand run" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand run" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand run" -l dry-run -d 'Print what would be run, and run nothing'
complete -c postorb -n "__fish_postorb_using_subcommand run" -l json -d 'The same as `--format json`'
complete -c postorb -n "__fish_postorb_using_subcommand run" -l allow-empty -d 'Let a suite pass in which no request ran'
complete -c postorb -n "__fish_postorb_using_subcommand run" -l require-assertions -d 'Let a suite fail in which nothing is asserted'
complete -c postorb -n "__fish_postorb_using_subcommand run" -l require-publish -d 'Fail where something could not be published'
complete -c postorb -n "__fish_postorb_using_subcommand discover" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand discover" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand discover" -l collection -d 'Collection to run instead of a file\'s suites: UID, id, URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand discover" -s e -l environment -d 'Its environment: UID, id, URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand discover" -s g -l globals -d 'Its global variables: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand discover" -s n -l iteration-count -d 'How many times it runs' -r
complete -c postorb -n "__fish_postorb_using_subcommand discover" -s d -l iteration-data -d 'Its rows of data: URL or file' -r
complete -c postorb -n "__fish_postorb_using_subcommand discover" -l folder -d 'A folder or request to run; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand discover" -l bail -d 'Stop at the first failure, or where a folder does not exist' -r -f -a "failure\t'A failed test, script or request'
folder\t'A folder that does not exist'"
complete -c postorb -n "__fish_postorb_using_subcommand discover" -l timeout -d 'Time that all calls may take together, like 90s [default: 2m]' -r
complete -c postorb -n "__fish_postorb_using_subcommand discover" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand discover" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand discover" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand discover" -l test-suites -d 'Print a suite for CircleCI\'s `.circleci/test-suites.yml`, which calls postorb'
complete -c postorb -n "__fish_postorb_using_subcommand report" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand report" -l environment -d 'Environment of the run, to hide its secret values; repeatable' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand report" -l expect -d 'Names of suites, as of `postorb discover`: none may be missing' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand report" -l timeout -d 'Time that all calls may take together, like 90s [default: 2m]' -r
complete -c postorb -n "__fish_postorb_using_subcommand report" -l format -d 'How to tell it, and the file for it: text (default), junit, markdown, json, github, ctrf, html; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand report" -l baseline -d 'Earlier report: tell what is new, fixed and slower since' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand report" -l secret -d 'Variable of this environment, or of Postman\'s, to hide; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand report" -l show-bodies -d 'Of which requests to show bodies: failed (default), none or all' -r -f -a "none\t'Of no request'
failed\t'Of those that failed'
all\t'Of all'"
complete -c postorb -n "__fish_postorb_using_subcommand report" -l show-headers -d 'Of which requests to show headers: failed (default), none or all' -r -f -a "none\t'Of no request'
failed\t'Of those that failed'
all\t'Of all'"
complete -c postorb -n "__fish_postorb_using_subcommand report" -l to -d 'Publish there too: github-comment, github-status, github-check, github-summary, github-output, circleci, postman' -r -f -a "github-comment\t'A comment on the pull request, kept up to date'
github-status\t'A status of the commit'
github-check\t'A check run of the commit, or a status where the token may make none'
github-summary\t'The summary of a step of GitHub Actions'
github-output\t'The outputs of a step of GitHub Actions'
circleci\t'Files for a job of `CircleCI` to store'
postman\t'A comment on the collection in Postman, kept up to date'"
complete -c postorb -n "__fish_postorb_using_subcommand report" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand report" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand report" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand report" -l attempts -d 'Take reports of one suite for attempts: what passes later is flaky, not failed'
complete -c postorb -n "__fish_postorb_using_subcommand report" -l json -d 'The same as `--format json`'
complete -c postorb -n "__fish_postorb_using_subcommand report" -l allow-empty -d 'Let a suite pass in which no request ran'
complete -c postorb -n "__fish_postorb_using_subcommand report" -l require-assertions -d 'Let a suite fail in which nothing is asserted'
complete -c postorb -n "__fish_postorb_using_subcommand report" -l require-publish -d 'Fail where something could not be published'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and not __fish_seen_subcommand_from list get trigger watch open help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand builds; and not __fish_seen_subcommand_from list get trigger watch open help" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and not __fish_seen_subcommand_from list get trigger watch open help" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and not __fish_seen_subcommand_from list get trigger watch open help" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and not __fish_seen_subcommand_from list get trigger watch open help" -f -a "list" -d 'List builds, the newest first'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and not __fish_seen_subcommand_from list get trigger watch open help" -f -a "get" -d 'Show a build: workflows, jobs, suites, and the tests that failed'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and not __fish_seen_subcommand_from list get trigger watch open help" -f -a "trigger" -d 'Start a build'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and not __fish_seen_subcommand_from list get trigger watch open help" -f -a "watch" -d 'Follow a build until it ends'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and not __fish_seen_subcommand_from list get trigger watch open help" -f -a "open" -d 'Look at a build in a browser'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and not __fish_seen_subcommand_from list get trigger watch open help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l branch -d 'Builds of this branch alone' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l status -d 'Builds with one of these statuses' -r -f -a "canceled\t'Somebody stopped it'
error\t'It cannot run'
failed\t'Something failed'
failing\t'Something failed, and others go on'
not_run\t'There was nothing to run'
on_hold\t'It waits for an approval'
queued\t'It has not begun'
running\t'It goes on'
success\t'Everything went well'
unauthorized\t'Who started it may not'"
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l limit -d 'List so many at most' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l format -d 'How to print them' -r -f -a "text\t'A line a build'
json\t'The same for machines'"
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l project -d 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l integration -d 'Integration of the selection whose project it is' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l timeout -d 'Time that all calls may take together, like 90s [default: 2m]' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l all-branches -d 'Builds of all branches and tags, as without --branch'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l mine -d 'Builds that you started'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -l json -d 'The same as `--format json`'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from list" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -l branch -d 'Branch whose last build is meant' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -l format -d 'How to print it' -r -f -a "text\t'A line a build'
json\t'The same for machines'"
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -l project -d 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -l integration -d 'Integration of the selection whose project it is' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -l timeout -d 'Time that all calls may take together, like 90s [default: 2m]' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -l json -d 'The same as `--format json`'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from get" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l branch -d 'Branch to build; pull/7/head is that of a pull request' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l tag -d 'Tag to build' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l parameter -d 'A parameter of the pipeline; can be given several times' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l definition -d 'Pipeline definition, where a project has several: its name or id' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l timeout -d 'How long to watch at most' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l interval -d 'How often to look; less often while nothing changes' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l project -d 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l integration -d 'Integration of the selection whose project it is' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l watch -d 'Follow it until it ends'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -l fail-fast -d 'End with the first job that fails'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from trigger" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -l branch -d 'Branch whose last build is meant' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -l sha -d 'Commit whose build is meant; it may take two minutes to appear' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -l timeout -d 'How long to watch at most' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -l interval -d 'How often to look; less often while nothing changes' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -l project -d 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -l integration -d 'Integration of the selection whose project it is' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -l fail-fast -d 'End with the first job that fails'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from watch" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from open" -l branch -d 'Branch whose last build is meant' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from open" -l project -d 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from open" -l integration -d 'Integration of the selection whose project it is' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from open" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from open" -l timeout -d 'Time that all calls may take together, like 90s [default: 2m]' -r
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from open" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from open" -l print -d 'Print the address, and open nothing'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from open" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from open" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from open" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from help" -f -a "list" -d 'List builds, the newest first'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from help" -f -a "get" -d 'Show a build: workflows, jobs, suites, and the tests that failed'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from help" -f -a "trigger" -d 'Start a build'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from help" -f -a "watch" -d 'Follow a build until it ends'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from help" -f -a "open" -d 'Look at a build in a browser'
complete -c postorb -n "__fish_postorb_using_subcommand builds; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and not __fish_seen_subcommand_from login status logout help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand auth; and not __fish_seen_subcommand_from login status logout help" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and not __fish_seen_subcommand_from login status logout help" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and not __fish_seen_subcommand_from login status logout help" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and not __fish_seen_subcommand_from login status logout help" -f -a "login" -d 'Keep a key on this machine, readable by you alone'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and not __fish_seen_subcommand_from login status logout help" -f -a "status" -d 'Tell where keys come from, and whose they are'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and not __fish_seen_subcommand_from login status logout help" -f -a "logout" -d 'Remove a key from this machine'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and not __fish_seen_subcommand_from login status logout help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from login" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from login" -l with-token -d 'Read the key from standard input'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from login" -l no-check -d 'Do not ask the service whose key it is; its form is looked at all the same'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from login" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from login" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from login" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from status" -l no-check -d 'Do not ask the services whose keys they are'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from status" -l json -d 'Print JSON'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from status" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from logout" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from logout" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from logout" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from logout" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "login" -d 'Keep a key on this machine, readable by you alone'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "status" -d 'Tell where keys come from, and whose they are'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "logout" -d 'Remove a key from this machine'
complete -c postorb -n "__fish_postorb_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -l project -d 'CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address' -r
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -l integration -d 'Integration of the selection whose project it is' -r
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -l selection -d 'Selection file [default: .circleci/postorb.yml]' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -s c -l config -d 'Config of the repository' -r -F
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -l timeout -d 'Time that all calls may take together, like 90s [default: 2m]' -r
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -l fix -d 'Set what is missing on CircleCI to what this environment has, after a question'
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -l yes -d 'Set it without a question'
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -l offline -d 'Ask no service'
complete -c postorb -n "__fish_postorb_using_subcommand doctor" -l json -d 'Print JSON'
complete -c postorb -n "__fish_postorb_using_subcommand schema" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand schema" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand schema" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand schema" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c postorb -n "__fish_postorb_using_subcommand completions" -s q -l quiet -d 'Print no notes beside the findings and errors'
complete -c postorb -n "__fish_postorb_using_subcommand completions" -s v -l verbose -d 'Say more about what is done'
complete -c postorb -n "__fish_postorb_using_subcommand completions" -s h -l help -d 'Print this help'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "init" -d 'Pick from a workspace, and write the selection and the config'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "suite" -d 'Choose what runs: the suites of the selection'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "integration" -d 'Link versions of APIs to the CircleCI projects that test them'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "render" -d 'Print the config that the selection stands for'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "pull" -d 'Keep the selected collections and environments in the repository'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "merge" -d 'Bring the repository\'s config up to date with the selection'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "diff" -d 'Show what `merge` would change'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "validate" -d 'Check CircleCI configs; nothing leaves the machine without `--online`'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "run" -d 'Run the selection\'s collections with Newman or the Postman CLI'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "discover" -d 'Print what can run on different machines, a line each'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "report" -d 'Tell what runs of collections came to'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "builds" -d 'Look at builds of CircleCI\'s, and start them'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "auth" -d 'Keep keys on this machine, and tell where they come from'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "doctor" -d 'Tell what stands in the way of suites that run, and what mends it'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "schema" -d 'Print the JSON Schema of the selection file'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "completions" -d 'Print a script that completes arguments in a shell'
complete -c postorb -n "__fish_postorb_using_subcommand help; and not __fish_seen_subcommand_from init suite integration render pull merge diff validate run discover report builds auth doctor schema completions help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
