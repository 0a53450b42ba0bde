# Sourced by ./shikaku, ./test and bench/run: finds the .NET 10 SDK and installs ICU, PostgreSQL and Chromium when they are missing.
# Prints nothing when all is well; says what to do and ends the caller otherwise.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

require_dotnet() {
    if ! command -v dotnet >/dev/null && [[ -x ${DOTNET_ROOT:-$HOME/.dotnet}/dotnet ]]; then
        PATH=${DOTNET_ROOT:-$HOME/.dotnet}:$PATH
    fi
    # Whole outputs are compared, not piped into grep -q: that one leaves early, and under pipefail the writer's broken pipe would count.
    if ! command -v dotnet >/dev/null || [[ $'\n'$(dotnet --list-sdks) != *$'\n10.'* ]]; then
        echo "Shikaku needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
        exit 1
    fi
    # The built executable looks for the runtime on its own and does not know PATH.
    export DOTNET_ROOT=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}
}

require_icu() {
    [[ $(ldconfig -p 2>/dev/null || /sbin/ldconfig -p) == *libicuuc.so* ]] && return
    local package
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        echo "installing ICU ..." >&2
        apt-get update -qq >&2
        package=$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d' ' -f1 | sort -V | tail -n 1)
        [[ -n $package ]] && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >&2 </dev/null && return
    fi
    echo "Shikaku needs ICU, which is not installed (Debian: apt-get install libicu72)" >&2
    exit 1
}

# The register's database: any PostgreSQL from 15 on; installed from Debian's packages when it is missing.
require_postgresql() {
    local installed=(/usr/lib/postgresql/1[5-9]/bin/postgres /usr/lib/postgresql/[2-9][0-9]/bin/postgres)
    if command -v postgres >/dev/null || compgen -G "${installed[0]}" >/dev/null || compgen -G "${installed[1]}" >/dev/null; then
        return
    fi
    local package
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        echo "installing PostgreSQL ..." >&2
        # Debian would start a server of its own for everybody; the program needs the files only.
        mkdir -p /etc/postgresql-common
        [[ -e /etc/postgresql-common/createcluster.conf ]] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
        apt-get update -qq >&2
        package=$(apt-cache search --names-only '^postgresql-1[5-9]$' | cut -d' ' -f1 | sort -V | tail -n 1)
        [[ -n $package ]] && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "$package" >&2 </dev/null && return
    fi
    echo "Shikaku needs PostgreSQL 15 or later, which is not installed (Debian: apt-get install postgresql-15)" >&2
    exit 1
}

# The browser of the page tests, and letters to read Japanese by.
require_chromium() {
    command -v chromium >/dev/null && return
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        echo "installing Chromium ..." >&2
        apt-get update -qq >&2
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-ipaexfont >&2 </dev/null && return
    fi
    echo "The tests of the pages need Chromium, which is not installed (Debian: apt-get install chromium fonts-ipaexfont)" >&2
    exit 1
}
