# Windows 10/11 Enterprise or Education: the account of the kiosk gets this program in place of Explorer.
# Run once as administrator:  .\shell-launcher.ps1 -Account kiosk -Program 'C:\Program Files\Yizhan\Yizhan.exe'
param(
  [Parameter(Mandatory)] [string] $Account,
  [Parameter(Mandatory)] [string] $Program
)
$ErrorActionPreference = 'Stop'
Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart | Out-Null
$launcher = [wmiclass]'\\localhost\root\standardcimv2\embedded:WESL_UserSetting'
$sid = (New-Object System.Security.Principal.NTAccount($Account)).Translate([System.Security.Principal.SecurityIdentifier]).Value
# Everybody else keeps Explorer. 0: what ends is started again.
$launcher.SetDefaultShell('explorer.exe', 0) | Out-Null
$launcher.SetCustomShell($sid, "`"$Program`" --mode kiosk", $null, $null, 0) | Out-Null
$launcher.SetEnabled($true) | Out-Null
Write-Output "Shell Launcher is on for $Account. Sign in as $Account to see it."
